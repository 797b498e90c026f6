using System.Text;

namespace GraphBff.Engine.Planning;

/// <summary>The field <c>__typename</c>.</summary>
internal sealed class TypeNamePlan(FieldSite site) : FieldPlan(site)
{
    /// <summary>The name as a JSON string.</summary>
    public byte[] Json { get; } = Encoding.UTF8.GetBytes($"\"{site.TypeName}\"");

    public override bool HasSteps => false;
}
