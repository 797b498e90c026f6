using System.Text;
using GraphBff.Engine.Execution;

namespace GraphBff.Engine.Planning;

/// <summary><c>__typename</c>.</summary>
internal sealed class TypeNamePlan(FieldSite site) : FieldPlan(site)
{
    private readonly byte[] _json = Encoding.UTF8.GetBytes($"\"{site.TypeName}\"");

    public override bool HasSteps => false;

    public override bool Write(ResponseWriter writer, object parent)
    {
        writer.Output.Raw(_json);
        return true;
    }
}
