using System.Text;
using System.Text.Json;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Operations;

namespace GraphBff.Engine.Planning;

/// <summary>The position of a field: its key in the response, its locations in the document.</summary>
internal sealed class FieldSite(string responseKey, string typeName, string fieldName, SourceLocation[] locations, MemberSet reads)
{
    public string ResponseKey { get; } = responseKey;

    /// <summary>The key as JSON: quoted and escaped, with a colon.</summary>
    public byte[] Key { get; } = Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(responseKey)}\":");

    public string TypeName { get; } = typeName;

    /// <summary>The field's name in the schema, which an alias does not change.</summary>
    public string FieldName { get; } = fieldName;

    public SourceLocation[] Locations { get; } = locations;

    /// <summary>The members of its parent that the field reads.</summary>
    public MemberSet Reads { get; } = reads;
}
