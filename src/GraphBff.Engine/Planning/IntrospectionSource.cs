using System.Runtime.CompilerServices;
using GraphBff.Engine.Types;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace GraphBff.Engine.Planning;

/// <summary>
/// A field of the introspection (GraphQL specification, 4.2). GraphQL.NET's resolver gives its value, as objects of the schema itself;
/// the rest is as for any field: conditions, variables, nulls, errors and limits.
/// </summary>
internal sealed class IntrospectionSource : StepSource
{
    // Of each field one, for all plans.
    private static readonly ConditionalWeakTable<FieldType, ValueSource> Known = [];

    private readonly ISchema _schema;
    private readonly FieldType _field;
    private readonly IFieldResolver _resolver;

    private IntrospectionSource(ISchema schema, FieldType field)
    {
        _schema = schema;
        _field = field;
        _resolver = field.Resolver ?? throw new InvalidOperationException($"The introspection field {field.Name} has no resolver.");
    }

    /// <summary><c>__schema</c> or <c>__type</c> of the query's root; null for another name.</summary>
    public static FieldType? MetaField(ISchema schema, string name) => name switch
    {
        "__schema" => schema.SchemaMetaFieldType,
        "__type" => schema.TypeMetaFieldType,
        _ => null,
    };

    /// <summary>The source of a field of the introspection: a step only where arguments decide.</summary>
    public static ValueSource Of(ISchema schema, FieldType field) => Known.GetValue(field, field =>
    {
        var source = new IntrospectionSource(schema, field);
        return field.Arguments is { Count: > 0 } ? source : new MemberSource(parent => source.Resolve(parent, []));
    });

    public override void Start(StepResults step)
    {
        var arguments = ArgumentsOf(step.Field);
        for (var i = 0; i < step.Parents.Length; i++)
        {
            step.Set(i, Resolve(step.Parents[i], arguments));
        }

        step.Release();
    }

    public override ValueTask<object?> ResolveAsync(object parent, FieldContext field) => new(Resolve(parent, ArgumentsOf(field)));

    private Dictionary<string, ArgumentValue> ArgumentsOf(FieldContext field)
    {
        var given = new Dictionary<string, ArgumentValue>();
        foreach (var argument in _field.Arguments ?? [])
        {
            if (field.Arguments.TryGet(argument.Name, out var value) && value is not null)
            {
                given.Add(argument.Name, new ArgumentValue(value, ArgumentSource.Literal));
            }
        }

        return given;
    }

    private object? Resolve(object parent, Dictionary<string, ArgumentValue> arguments)
    {
        var value = _resolver.ResolveAsync(new ResolveFieldContext
        {
            Schema = _schema,
            Source = parent,
            FieldDefinition = _field,
            Arguments = arguments,
            ArrayPool = Arrays.Instance,
        });

        // They are asynchronous for filters that do I/O; the schema's own does none.
        return value.IsCompletedSuccessfully ? value.Result : value.AsTask().GetAwaiter().GetResult();
    }

    // GraphQL.NET gives its arrays back at the end of a run of its own.
    private sealed class Arrays : IExecutionArrayPool
    {
        public static readonly Arrays Instance = new();

        public TElement[] Rent<TElement>(int minimumLength) => new TElement[minimumLength];
    }
}
