using System.Text;
using System.Text.Json;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Operations;

namespace GraphBff.Engine.Planning;

/// <summary>Where a field stands: in the response by its key, in the document by its locations.</summary>
internal sealed class FieldSite(string responseKey, string typeName, string fieldName, SourceLocation[] locations, MemberSet reads)
{
    public string ResponseKey { get; } = responseKey;

    /// <summary>The key as it is written: in quotes, escaped, and a colon.</summary>
    public byte[] Key { get; } = Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(responseKey)}\":");

    public string TypeName { get; } = typeName;

    /// <summary>The name in the schema.</summary>
    public string FieldName { get; } = fieldName;

    public SourceLocation[] Locations { get; } = locations;

    /// <summary>Which members of its parent the field reads.</summary>
    public MemberSet Reads { get; } = reads;
}
