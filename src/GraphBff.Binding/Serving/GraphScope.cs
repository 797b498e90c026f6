using Google.Protobuf.Reflection;
using GraphBff.Binding.Plans;
using GraphBff.Binding.Types;
using GraphBff.Upstream.Described;
using GraphBff.Upstream.Wire;

namespace GraphBff.Binding.Serving;

/// <summary>What the fields of a bound graph share.</summary>
internal sealed class GraphScope
{
    private readonly Dictionary<ServiceDescriptor, DescribedService> _services = [];
    private readonly Dictionary<MethodDescriptor, DescribedMethod> _methods = [];
    private readonly Dictionary<MessageDescriptor, TypePlan> _types;

    public GraphScope(GraphPlan plan, IReadOnlyList<BoundService> services, Func<string, MessageDescriptor?> find)
    {
        Plan = plan;
        _types = plan.Types.Where(type => !type.IsInput).ToDictionary(type => type.Message);
        foreach (var service in services)
        {
            _services.Add(service.Service, new DescribedService(service.Name));
        }

        Formats = new LeafFormats(plan.Enums, new WireJson(Types, find));
        Answers = new Answers(Formats);
        Inputs = new InputValues(plan);
    }

    public GraphPlan Plan { get; }

    public WireTypes Types { get; } = new();

    public LeafFormats Formats { get; }

    public Answers Answers { get; }

    public InputValues Inputs { get; }

    /// <summary>The nodes that are served, by their messages.</summary>
    public Dictionary<MessageDescriptor, BoundNode> Nodes { get; } = [];

    public DescribedService ServiceOf(MethodDescriptor method) => _services[method.Service];

    public DescribedMethod MethodOf(MethodDescriptor method)
    {
        if (!_methods.TryGetValue(method, out var known))
        {
            _methods.Add(method, known = new DescribedMethod(method, Types));
        }

        return known;
    }

    /// <summary>The object type of a message; null if it is a scalar.</summary>
    public TypePlan? TypeOf(MessageDescriptor message) => _types.GetValueOrDefault(message);

    /// <summary>The name of the type of a field's values.</summary>
    public string NameOf(FieldDescriptor field)
        => field.IsMessage() ? NameOf(field.MessageType)
            : field.FieldType == FieldType.Enum
                ? Plan.Enums.FirstOrDefault(type => type.Enum == field.EnumType && type.Values.Count > 0)?.Name ?? "String"
            : WellKnown.Of(field.FieldType);

    public string NameOf(MessageDescriptor message) => WellKnown.Of(message) ?? TypeOf(message)?.Name ?? WellKnown.Boolean;
}
