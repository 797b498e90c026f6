using System.Text;

namespace GraphBff.Engine.Planning;

/// <summary><c>__typename</c>.</summary>
internal sealed class TypeNamePlan(FieldSite site) : FieldPlan(site)
{
    /// <summary>The name as it is written, in quotes.</summary>
    public byte[] Json { get; } = Encoding.UTF8.GetBytes($"\"{site.TypeName}\"");

    public override bool HasSteps => false;
}
