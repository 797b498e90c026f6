using GraphBff.Engine.Types;
using GraphQL.Types;

namespace GraphBff.Engine.Tests.TestSchema;

internal sealed class ProbeType : ObjectType<Probe>
{
    public ProbeType()
    {
        Node<ProbeLoaderA>(probe => $"{probe.Number}");
        Int("number", probe => probe.Number);
        String("text", probe => probe.Script.Text(probe.Number));
        String("textLoose", probe => probe.Script.Text(probe.Number)).Nullable();
        Object<ProbeType>("self", probe => probe.Script.Self(probe.Number));
        Object<ProbeType>("selfSure", probe => probe.Script.Self(probe.Number)).NonNull();
        List<ProbeType>("items", probe => probe.Script.Items(probe.Number));
        Member("itemsLoose", typeof(ListGraphType<ProbeType>), probe => probe.Script.Items(probe.Number));
        One<ProbeType>("a").By<ProbeLoaderA>(probe => probe.Script.Key(probe.Number));
        One<ProbeType>("b").By<ProbeLoaderB>(probe => probe.Script.Key(probe.Number));
        One<ProbeType>("run").Resolve((probe, field) => probe.Script.Run(probe, field));
        One<StringGraphType>("all").ResolveAll((probes, _) => new(probes[0].Script.All(probes)));
    }
}
