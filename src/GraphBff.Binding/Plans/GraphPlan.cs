using Google.Protobuf.Reflection;
using GraphBff.Binding.Names;
using GraphBff.Binding.Options;

namespace GraphBff.Binding.Plans;

/// <summary>What the services are in the graph. It is data alone: nothing is called or served by it.</summary>
/// <param name="Services">The services, in the order of the options file.</param>
/// <param name="Types">The types of messages, in the order in which they are reached.</param>
/// <param name="Enums">The types of enums.</param>
/// <param name="Edges">The fields that are made of keys.</param>
/// <param name="Collisions">Names that two declarations wanted.</param>
/// <param name="Ids">The fields of requests and inputs that hold the keys of nodes. A field may hold the key of one of several.</param>
/// <param name="Names">All names, for the lock file.</param>
internal sealed record GraphPlan(
    IReadOnlyList<ServicePlan> Services,
    IReadOnlyList<TypePlan> Types,
    IReadOnlyList<EnumPlan> Enums,
    IReadOnlyList<EdgePlan> Edges,
    IReadOnlyList<NameCollision> Collisions,
    ILookup<FieldDescriptor, TypePlan> Ids,
    IReadOnlyList<LockedName> Names);

/// <summary>A service and all its methods.</summary>
internal sealed record ServicePlan(ServiceLine Line, ServiceDescriptor Service, IReadOnlyList<MethodPlan> Methods);

/// <summary>What a method is in the graph.</summary>
public enum MethodUse
{
    /// <summary>Nothing: no convention and no line binds it.</summary>
    None,
    Query,
    Mutation,
    Subscription,

    /// <summary>A loader calls it for another field: a batch.</summary>
    Loader,

    /// <summary>Nothing, by a line.</summary>
    Hidden,
}

/// <summary>A method.</summary>
/// <param name="Method">The method.</param>
/// <param name="Use">What it is.</param>
/// <param name="Field">The field; null unless it is a query, a mutation or a subscription.</param>
/// <param name="Reasons">Why. If it is nothing, why not.</param>
/// <param name="Remedies">The lines below the service that would bind it; empty if it is bound, or if none would.</param>
internal sealed record MethodPlan(
    MethodDescriptor Method, MethodUse Use, FieldPlan? Field, IReadOnlyList<Reason> Reasons, IReadOnlyList<string> Remedies);

/// <summary>A field of a root type.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Type">Its type, as in <c>[Product!]</c>.</param>
/// <param name="Path">The fields that lead from the response to the answer; empty if the response is the answer.</param>
/// <param name="Key">The fields of the request that are the key of the answer's node; empty if it is no node by this method.</param>
internal sealed record FieldPlan(
    string Name,
    IReadOnlyList<ArgumentPlan> Arguments,
    string Type,
    IReadOnlyList<FieldDescriptor> Path,
    IReadOnlyList<KeyPart> Key);

/// <summary>An argument.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Path">The fields of the request that it sets; empty for the arguments of a connection and for inputs.</param>
internal sealed record ArgumentPlan(string Name, string Type, IReadOnlyList<FieldDescriptor> Path)
{
    /// <summary>Whether it is the global id of the node that the field reads.</summary>
    public bool IsNode { get; init; }
}

/// <summary>A part of a key: where the request asks for it, and where the answer holds it.</summary>
internal sealed record KeyPart(IReadOnlyList<FieldDescriptor> Asked, IReadOnlyList<FieldDescriptor> Held)
{
    public string Name => string.Join('.', Asked.Select(asked => asked.Name));
}

/// <summary>An object or input type that is made of a message.</summary>
/// <remarks>A node has a field <c>id</c> besides its members.</remarks>
internal sealed record TypePlan(string Name, MessageDescriptor Message, bool IsInput)
{
    public IReadOnlyList<MemberPlan> Members { get; init; } = [];

    /// <summary>The key of a node; empty for other types.</summary>
    public IReadOnlyList<KeyPart> Key { get; init; } = [];

    /// <summary>The method that reads a node by its key; null for other types.</summary>
    public MethodDescriptor? ReadBy { get; init; }
}

/// <summary>A field of a type.</summary>
internal sealed record MemberPlan(string Name, string Type, FieldDescriptor Field);

/// <summary>An enum. A number without a name, and the one that means unspecified, are null.</summary>
internal sealed record EnumPlan(string Name, EnumDescriptor Enum, IReadOnlyList<EnumValuePlan> Values);

/// <summary>A value of an enum.</summary>
internal sealed record EnumValuePlan(string Name, EnumValueDescriptor Value);

/// <summary>A field that leads to a node by a key that its message holds.</summary>
internal sealed record EdgePlan(
    TypePlan Type, FieldDescriptor Field, string Name, TypePlan Target, bool IsList, Reason Why);
