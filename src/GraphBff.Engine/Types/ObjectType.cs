using System.Runtime.CompilerServices;
using System.Text;
using GraphBff.Engine.Batching;
using GraphBff.Engine.Output;
using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>
/// An object type over a message class. Each method declares a field together with the source of its value. There is no other way to
/// declare a field, since the planner could not run it.
/// </summary>
/// <typeparam name="T">The class of the objects, usually a protobuf message.</typeparam>
public abstract class ObjectType<T> : ObjectGraphType<T>, INodeDeclaration, ISubgraphType, ISharedClass
    where T : class
{
    private Func<Operations.OperationContext, ILoader<string>>? _nodeLoader;
    private Func<DeclaredField>? _declareRawKey;
    private bool _shareable;

    /// <summary>Names the type after its class, without <c>Type</c> at the end.</summary>
    protected ObjectType() => Name = TypeNames.Of(GetType());

    /// <summary>
    /// Makes one of several types over the same class, by its own name. Such a type sets <c>IsTypeOf</c>, since the class does not tell them
    /// apart.
    /// </summary>
    protected ObjectType(string name)
    {
        Name = name;
        SharesClass = true;
    }

    Func<Operations.OperationContext, ILoader<string>>? INodeDeclaration.NodeLoader => _nodeLoader;

    bool ISubgraphType.IsShareable => _shareable;

    bool ISharedClass.SharesClass => SharesClass;

    private bool SharesClass { get; }

    private string RawKey => $"{char.ToLowerInvariant(Name[0])}{Name[1..]}Id";

    /// <summary>Hides the inherited overloads, since they declare a field without a source.</summary>
    [Obsolete("Declare a field with String, Object, One, Connection, …", error: true)]
    protected new Action? Field => null;

    /// <summary>Makes this type a node: adds a global <c>id</c>, and lets <c>node(id:)</c> find its objects with the loader.</summary>
    public DeclaredField Node<TLoader>(Func<T, string> id, [CallerArgumentExpression(nameof(id))] string reads = "")
        where TLoader : DataLoader, ILoader<string> => Node(static operation => operation.Loader<TLoader>(), id, reads);

    /// <summary>As above, with the loader that a function gives.</summary>
    public DeclaredField Node(
        Func<Operations.OperationContext, ILoader<string>> loader,
        Func<T, string?> id,
        [CallerArgumentExpression(nameof(id))] string reads = "")
    {
        _nodeLoader = loader;
        _declareRawKey = () => String(RawKey, id, reads);
        Interface<NodeInterface>();
        return Id("id", id, reads).Description("The object's global id: opaque, and good for `node(id:)`.");
    }

    string ISubgraphType.DeclareRawKey()
    {
        _declareRawKey!().Description("The id as the services have it, for other subgraphs: no id of `node(id:)`.");
        return RawKey;
    }

    /// <summary>
    /// Lets other subgraphs declare this type too, as <c>@shareable</c>: for values that are the same wherever they come from.
    /// </summary>
    protected void Shareable() => _shareable = true;

    /// <summary>A global id of this type.</summary>
    public DeclaredField Id(string name, Func<T, string?> value, [CallerArgumentExpression(nameof(value))] string reads = "")
        => Id(name, Name, value, reads);

    /// <summary>A global id of another type.</summary>
    public DeclaredField Id(
        string name, string typeName, Func<T, string?> value, [CallerArgumentExpression(nameof(value))] string reads = "")
        => Leaf<IdGraphType, string?, LeafFormats.Id>(name, value, reads, new(Encoding.UTF8.GetBytes(typeName + ":")));

    public DeclaredField String(string name, Func<T, string?> value, [CallerArgumentExpression(nameof(value))] string reads = "")
        => Leaf<StringGraphType, string?, LeafFormats.Text>(name, value, reads, default);

    public DeclaredField Int(string name, Func<T, int?> value, [CallerArgumentExpression(nameof(value))] string reads = "")
        => Leaf<IntGraphType, int?, LeafFormats.Int>(name, value, reads, default);

    public DeclaredField Float(string name, Func<T, double?> value, [CallerArgumentExpression(nameof(value))] string reads = "")
        => Leaf<FloatGraphType, double?, LeafFormats.Float>(name, value, reads, default);

    // The priorities choose the overload if a value fits several, as in has ? value : null.

    /// <summary>A proto <c>float</c>, written in the shortest form that keeps its 32 bits.</summary>
    [OverloadResolutionPriority(1)]
    public DeclaredField Float(string name, Func<T, float?> value, [CallerArgumentExpression(nameof(value))] string reads = "")
        => Leaf<FloatGraphType, float?, LeafFormats.Single>(name, value, reads, default);

    // Without this overload, an integer would become a float, which keeps only 24 bits of it.
    [OverloadResolutionPriority(3)]
    public DeclaredField Float(string name, Func<T, long?> value, [CallerArgumentExpression(nameof(value))] string reads = "")
        => Float(name, parent => (double?)value(parent), reads);

    [OverloadResolutionPriority(2)]
    public DeclaredField Float(string name, Func<T, ulong?> value, [CallerArgumentExpression(nameof(value))] string reads = "")
        => Float(name, parent => (double?)value(parent), reads);

    public DeclaredField Boolean(string name, Func<T, bool?> value, [CallerArgumentExpression(nameof(value))] string reads = "")
        => Leaf<BooleanGraphType, bool?, LeafFormats.Boolean>(name, value, reads, default);

    /// <summary>A 64-bit integer, a string in JSON.</summary>
    [OverloadResolutionPriority(1)]
    public DeclaredField Long(string name, Func<T, long?> value, [CallerArgumentExpression(nameof(value))] string reads = "")
        => Leaf<LongType, long?, LeafFormats.Long>(name, value, reads, default);

    /// <summary>An unsigned 64-bit integer, a string in JSON.</summary>
    public DeclaredField Long(string name, Func<T, ulong?> value, [CallerArgumentExpression(nameof(value))] string reads = "")
        => Leaf<LongType, ulong?, LeafFormats.UnsignedLong>(name, value, reads, default);

    /// <summary>A point in time; nullable, like a message field.</summary>
    public DeclaredField DateTime(string name, Func<T, DateTimeOffset?> value, [CallerArgumentExpression(nameof(value))] string reads = "")
        => Leaf<DateTimeType, DateTimeOffset?, LeafFormats.Moment>(name, value, reads, default).Nullable();

    /// <summary>An enum; nullable, since a service may send a number that this schema does not know.</summary>
    public DeclaredField Enum<TEnum>(string name, Func<T, TEnum> value, [CallerArgumentExpression(nameof(value))] string reads = "")
        where TEnum : struct, Enum
        => Leaf<EnumType<TEnum>, TEnum, LeafFormats.Enumeration<TEnum>>(name, value, reads, new(EnumNames.Json<TEnum>())).Nullable();

    /// <summary>An object that the parent holds; nullable, like a message field.</summary>
    public DeclaredField Object<TType>(string name, Func<T, object?> value, [CallerArgumentExpression(nameof(value))] string reads = "")
        where TType : IGraphType
        => Declare(name, typeof(TType), reads, new MemberSource(parent => value((T)parent)));

    /// <summary>A list that the parent holds, of objects or scalars; neither the list nor an item is ever null.</summary>
    public DeclaredField List<TType>(string name, Func<T, object?> value, [CallerArgumentExpression(nameof(value))] string reads = "")
        where TType : IGraphType
    {
        ListItems.Check<T, TType>(this, name, reads);
        return Declare(
            name, typeof(NonNullGraphType<ListGraphType<NonNullGraphType<TType>>>), reads, new MemberSource(parent => value((T)parent)));
    }

    /// <summary>One object that needs I/O. Nullable, so that a failed service nulls only its own field.</summary>
    public StepField<T> One<TType>(string name)
        where TType : IGraphType => new(DeclareStep(name, typeof(TType)));

    /// <summary>A list that needs I/O. Nullable, so that a failed service nulls only its own field.</summary>
    public StepField<T> Many<TType>(string name)
        where TType : IGraphType => new(DeclareStep(name, typeof(ListGraphType<NonNullGraphType<TType>>)));

    /// <summary>A Relay connection, forward only: <c>first</c> (default 10, at most 100) and <c>after</c>.</summary>
    public new StepField<T> Connection<TNode>(string name)
        where TNode : IObjectGraphType
        => Paged(DeclareStep(name, typeof(ConnectionType<TNode>)));

    /// <summary>A mutation with one <c>input</c>, in the form that Relay and linters expect.</summary>
    public StepField<T> Mutation<TInput, TPayload>(string name)
        where TInput : IInputObjectGraphType
        where TPayload : IObjectGraphType
        => new StepField<T>(DeclareStep(name, typeof(NonNullGraphType<TPayload>)))
            .Argument<NonNullGraphType<TInput>>("input", "What to change, and into what.");

    /// <summary>A scalar or enum of exactly this graph type, wrappers included.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="type">The type, often from <see cref="TypeText.Parse"/>.</param>
    /// <param name="write">Writes the value as JSON. False counts as null; then nothing may be written.</param>
    /// <param name="read">The value in the form that the scalar's <c>Serialize</c> takes.</param>
    public DeclaredField Leaf(string name, IGraphType type, Func<JsonOutput, T, bool> write, Func<T, object?> read)
        => Declare(Add(name, type), "", new WrittenLeafSource<T>(write, read));

    /// <summary>An object or a list that the parent holds, of exactly this graph type, wrappers included.</summary>
    public DeclaredField Member(string name, IGraphType type, Func<T, object?> value)
        => Declare(Add(name, type), "", new MemberSource(parent => value((T)parent)));

    /// <summary>A value that needs I/O, of exactly this graph type, wrappers included.</summary>
    public StepField<T> Step(string name, IGraphType type) => new(Add(name, type));

    /// <summary>As <see cref="Connection{TNode}"/>, of a <see cref="NamedConnectionType"/>.</summary>
    public StepField<T> Connection(string name, string connection) => Paged(Add(name, TypeText.Parse(connection)));

    /// <summary>A value of exactly this graph type, wrappers included, read by <paramref name="value"/>.</summary>
    internal DeclaredField Member(string name, Type graphType, Func<T, object?> value)
        => Declare(name, graphType, "", new MemberSource(parent => value((T)parent)));

    /// <summary>A value that needs I/O, of exactly this graph type, wrappers included.</summary>
    internal StepField<T> Step(string name, Type graphType) => new(DeclareStep(name, graphType));

    private DeclaredField Leaf<TScalar, TValue, TFormat>(string name, Func<T, TValue> value, string reads, TFormat format)
        where TScalar : IGraphType
        where TFormat : struct, ILeafFormat<TValue>
        => Declare(name, typeof(NonNullGraphType<TScalar>), reads, new LeafSource<T, TValue, TFormat>(value, format));

    private static StepField<T> Paged(FieldType field) => new StepField<T>(field)
        .Argument<IntGraphType>("first", "How many items, 0 to 100.", 10)
        .Argument<StringGraphType>("after", "The cursor of the item that the page begins behind.");

    private DeclaredField Declare(string name, Type type, string reads, ValueSource source)
        => Declare(DeclareStep(name, type), reads, source);

    private static DeclaredField Declare(FieldType field, string reads, ValueSource source)
    {
        source.AttachTo(field);
        MemberReads.Attach(field, reads);
        return new DeclaredField(field);
    }

    private FieldType DeclareStep(string name, Type type) => Add(new FieldType { Name = name, Type = type });

    private FieldType Add(string name, IGraphType type) => Add(new FieldType { Name = name, ResolvedType = type });

    private FieldType Add(FieldType field) => HasField(field.Name) ? throw new DuplicateFieldException(this, field.Name) : AddField(field);
}
