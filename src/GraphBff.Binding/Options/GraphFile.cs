namespace GraphBff.Binding.Options;

/// <summary>The options file: which services the graph has, and what no convention finds.</summary>
/// <param name="Name">The file's name, as reasons give it.</param>
/// <param name="Protos">Folders of <c>.proto</c> files and files of descriptor sets.</param>
/// <param name="Services">The services, in the file's order. That order decides who keeps a name that several want.</param>
/// <param name="Edges">Fields that hold keys of another type.</param>
/// <param name="Types">Names of types.</param>
internal sealed record GraphFile(
    string Name,
    IReadOnlyList<ProtoLine> Protos,
    IReadOnlyList<ServiceLine> Services,
    IReadOnlyList<EdgeLine> Edges,
    IReadOnlyList<TypeLine> Types);

/// <summary>A folder or file in <c>protos</c>.</summary>
internal sealed record ProtoLine(string Path, Place Place);

/// <summary>A service in <c>services</c>.</summary>
/// <param name="Service">Its full name.</param>
/// <param name="Address">Where it listens, with variables as they are written; null if the file does not say.</param>
/// <param name="Prefix">What precedes a name that another service has; null for the service's own name.</param>
/// <param name="Methods">The lines of its methods, by their names.</param>
/// <param name="Place">Where the service stands.</param>
internal sealed record ServiceLine(
    string Service, string? Address, string? Prefix, IReadOnlyDictionary<string, MethodLine> Methods, Place Place);

/// <summary>The line of a method.</summary>
/// <param name="Method">Its name.</param>
/// <param name="Section">The section in which it stands.</param>
/// <param name="Field">The name of its field; null for the convention's.</param>
/// <param name="Items">The field of the response that has the list's items; null for the convention's.</param>
/// <param name="Key">The fields of the request that are the key; empty for the convention's.</param>
/// <param name="Returns">The method whose answer is the payload of a write that answers nothing; null for none.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record MethodLine(
    string Method, MethodSection Section, string? Field, string? Items, IReadOnlyList<string> Key, string? Returns, Place Place);

/// <summary>The sections of a service. A method stands in one at most.</summary>
internal enum MethodSection
{
    /// <summary>A read that no convention tells, or one that needs more than its name.</summary>
    Queries,

    /// <summary>A write.</summary>
    Mutations,

    /// <summary>A stream without an end.</summary>
    Subscriptions,

    /// <summary>A stream that ends: its messages are a list.</summary>
    Lists,

    /// <summary>Not in the graph.</summary>
    Hide,
}

/// <summary>A field that holds keys of a type: <c>CartItem.product_id: Product</c>.</summary>
/// <param name="Message">The message's simple or full name.</param>
/// <param name="Field">The field that holds the key.</param>
/// <param name="Type">The simple or full name of the message that the key is of.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record EdgeLine(string Message, string Field, string Type, Place Place);

/// <summary>The name of a message's or an enum's type: <c>shop.v1.Money: { name: ShopMoney }</c>.</summary>
/// <param name="Declaration">The full name in the protos.</param>
/// <param name="Name">The name in the graph.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record TypeLine(string Declaration, string Name, Place Place);
