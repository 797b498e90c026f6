using GraphQL;
using GraphQL.Introspection;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Types;

/// <summary>
/// Fixes GraphQL.NET's introspection to match the specification (4.2 Schema Introspection) and the queries of today's tools. Adds what is
/// missing, and hides fields of older editions.
/// </summary>
internal static class IntrospectionFixes
{
    /// <summary>Directives of the specification that GraphQL.NET lacks. Tools that read SDL define them themselves.</summary>
    public static IReadOnlyList<Directive> Directives { get; } = [new SpecifiedByDirective(), new OneOfDirective()];

    /// <summary>Fixes a type before it is initialized.</summary>
    public static void Fix(IGraphType type)
    {
        if (type is not __Directive directive)
        {
            return;
        }

        foreach (var field in directive.Fields)
        {
            field.IsPrivate = field.Name is "onOperation" or "onFragment" or "onField";
            if (field.Name == "args")
            {
                // Arguments of directives cannot be deprecated here, so there is nothing to leave out.
                field.Arguments = [new QueryArgument<BooleanGraphType> { Name = "includeDeprecated", DefaultValue = false }];
            }
        }
    }

    /// <summary>Fixes an initialized schema.</summary>
    public static void Fix(ISchema schema)
    {
        var type = (IComplexGraphType)schema.AllTypes["__Type"]!;
        type.AddField(new FieldType
        {
            Name = "specifiedByURL",
            Description = "Where a scalar's behaviour is specified.",
            ResolvedType = schema.AllTypes["String"],
            Resolver = new FuncFieldResolver<object?>(
                context => (context.Source as ScalarGraphType) is { } scalar ? SpecifiedByDirective.UrlOf(scalar) : null),
        });

        // __schema: __Schema! (4.1).
        var schemaField = schema.SchemaMetaFieldType;
        schemaField.ResolvedType = schemaField.ResolvedType as NonNullGraphType ?? new NonNullGraphType(schemaField.ResolvedType!);

        // An empty name cannot name a type: like any unknown name, it gives null.
        schema.TypeMetaFieldType.Resolver = new FuncFieldResolver<object?>(context =>
            context.GetArgument<string>("name") is { Length: > 0 } name ? context.Schema.AllTypes[name] : null);
    }

    private sealed class OneOfDirective : Directive
    {
        public OneOfDirective()
            : base("oneOf", DirectiveLocation.InputObject)
            => Description = "Indicates exactly one field must be supplied and this field must not be `null`.";

        public override bool? Introspectable => true;
    }
}
