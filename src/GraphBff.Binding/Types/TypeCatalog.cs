using Google.Api;
using Google.Protobuf.Reflection;
using GraphBff.Binding.Names;
using GraphBff.Binding.Plans;

namespace GraphBff.Binding.Types;

/// <summary>The types of the graph. A type is made when something first refers to it.</summary>
/// <param name="namer">Gives the types their names.</param>
/// <param name="nodes">The messages that are nodes, with their keys and the methods that read them.</param>
internal sealed class TypeCatalog(
    TypeNamer namer, IReadOnlyDictionary<MessageDescriptor, (IReadOnlyList<KeyPart> Key, MethodDescriptor ReadBy)> nodes)
{
    private readonly Dictionary<(MessageDescriptor Message, bool IsInput), int> _places = [];
    private readonly Dictionary<EnumDescriptor, EnumPlan> _enums = [];
    private readonly Dictionary<string, string> _connections = [];
    private readonly HashSet<MessageDescriptor> _open = [];
    private readonly List<TypePlan> _types = [];
    private readonly List<NameCollision> _collisions = [];

    public IReadOnlyList<TypePlan> Types => _types;

    public IReadOnlyList<EnumPlan> Enums => [.. _enums.Values];

    public IReadOnlyList<NameCollision> Collisions => [.. namer.Names.Collisions, .. _collisions];

    /// <summary>The object type of a message; null if there is none.</summary>
    public TypePlan? Find(MessageDescriptor message) => _places.TryGetValue((message, false), out var place) ? _types[place] : null;

    /// <summary>The output type of a message: an object, or a scalar.</summary>
    public string Output(MessageDescriptor message, string service) => NameOf(message, service, isInput: false);

    /// <summary>The type of a field's values in responses, without null and list.</summary>
    public string OutputValue(FieldDescriptor field, string service) => ValueOf(field, service, isInput: false);

    /// <summary>The type of an argument that sets a field of a request.</summary>
    public string Argument(FieldDescriptor field, string service) => Reference(field, service, isInput: true);

    /// <summary>The name of the input that is a whole request; null if the request has no fields.</summary>
    public string? Request(MethodDescriptor method, string service)
        => method.InputType.IsEmpty(isInput: true) ? null : NameOf(method.InputType, service, isInput: true);

    /// <summary>The name of the connection that pages of a type are.</summary>
    public string Connection(string item)
    {
        if (!_connections.TryGetValue(item, out var name))
        {
            name = namer.Names.Take($"the pages of {item}", $"{item}Connection", $"{item}Pages");
            namer.Names.Take($"an edge of {name}", $"{item}Edge", $"{item}PageEdge");
            _connections.Add(item, name);
        }

        return name;
    }

    /// <summary>A name for a payload of a mutation.</summary>
    public string Payload(MethodDescriptor method, string service)
        => namer.Names.Take($"the payload of {method.FullName}", $"{method.Name}Payload", $"{service}{method.Name}Payload");

    private string NameOf(MessageDescriptor message, string service, bool isInput)
    {
        if (WellKnown.Of(message) is { } scalar)
        {
            return scalar;
        }

        if (message.IsEmpty(isInput))
        {
            return WellKnown.Boolean;
        }

        if (_places.TryGetValue((message, isInput), out var known))
        {
            return _types[known].Name;
        }

        // The name is taken before the fields are looked at, because they may lead back to this message.
        var place = _types.Count;
        _places.Add((message, isInput), place);
        var type = new TypePlan(namer.Take(message, service, isInput), message, isInput);
        if (!isInput && nodes.TryGetValue(message, out var node))
        {
            type = type with { Key = node.Key, ReadBy = node.ReadBy };
        }

        _types.Add(type);
        _open.Add(message);
        _types[place] = type with { Members = [.. MembersOf(type, service)] };
        _open.Remove(message);
        return type.Name;
    }

    private IEnumerable<MemberPlan> MembersOf(TypePlan type, string service)
    {
        // The global id stands for a key of that name. Another field of that name has the type's in front.
        var isNode = type.Key.Count > 0;
        var names = new NameTable($"field of {type.Name}", [], isNode ? ["id"] : []);
        foreach (var field in type.Message.Fields.InFieldNumberOrder())
        {
            var isId = isNode && field.Name == "id" && type.Key is [{ Held: [var held] }] && held == field;
            if (!isId && !field.IsHidden(type.IsInput))
            {
                yield return new MemberPlan(
                    names.Take(field.FullName, Words.Camel(field.Name), Words.Camel($"{type.Name}_{field.Name}")),
                    Reference(field, service, type.IsInput),
                    field);
            }
        }

        _collisions.AddRange(names.Collisions);
    }

    private string Reference(FieldDescriptor field, string service, bool isInput)
    {
        var value = ValueOf(field, service, isInput);
        var item = WellKnown.MayFail(field) && !isInput ? value : $"{value}!";
        return field switch
        {
            { IsRepeated: true } => $"[{item}]{(isInput && !IsRequired(field) ? "" : "!")}",
            _ when isInput => IsRequired(field) && !(field.IsMessage() && _open.Contains(field.MessageType)) ? $"{value}!" : value,
            { HasPresence: true, IsRequired: false } => value,
            _ => item,
        };
    }

    private string ValueOf(FieldDescriptor field, string service, bool isInput)
        => field.IsMessage() ? NameOf(field.MessageType, service, isInput)
            : field.FieldType == FieldType.Enum ? NameOf(field.EnumType, service)
            : WellKnown.Of(field.FieldType);

    private string NameOf(EnumDescriptor type, string service)
    {
        if (!_enums.TryGetValue(type, out var plan))
        {
            var name = namer.Take(type, service);
            var names = new NameTable($"value of {name}", []);
            plan = new EnumPlan(name, type, EnumValues.Of(type, names));
            _enums.Add(type, plan);
            _collisions.AddRange(names.Collisions);
        }

        // An enum of UNSPECIFIED alone has no value that the graph could name.
        return plan.Values.Count > 0 ? plan.Name : "String";
    }

    private static bool IsRequired(FieldDescriptor field) => field.IsRequired || field.Is(FieldBehavior.Required);
}
