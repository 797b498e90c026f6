using System.Runtime.CompilerServices;
using GraphBff.Engine.Types;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace GraphBff.Engine.Planning;

/// <summary>
/// An introspection field (GraphQL specification, 4.2). GraphQL.NET's resolver returns its value: objects of the schema itself. The rest
/// works as for any field: conditions, variables, nulls, errors and limits.
/// </summary>
internal sealed class IntrospectionSource : StepSource
{
    // All plans share one source for each field.
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

    /// <summary>The field <c>__schema</c>, <c>__type</c> or <c>__service</c> of the query root; null for any other name.</summary>
    public static FieldType? MetaField(ISchema schema, string name) => name switch
    {
        "__schema" => schema.SchemaMetaFieldType,
        "__type" => schema.TypeMetaFieldType,
        ServiceCapabilities.FieldName => ServiceCapabilities.Field,
        _ => null,
    };

    /// <summary>The source of an introspection field. Only a field with arguments is a step.</summary>
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

        // GraphQL.NET's resolvers are asynchronous because a schema filter can do I/O. This schema's filter does none.
        return value.IsCompletedSuccessfully ? value.Result : value.AsTask().GetAwaiter().GetResult();
    }

    // GraphQL.NET returns rented arrays at the end of its own runs. Here no such run exists, so the arrays are not pooled.
    private sealed class Arrays : IExecutionArrayPool
    {
        public static readonly Arrays Instance = new();

        public TElement[] Rent<TElement>(int minimumLength) => new TElement[minimumLength];
    }
}
