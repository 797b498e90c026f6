using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Adapters.Operations;

/// <summary>The type of what a parameter sets.</summary>
/// <param name="Type">The named type.</param>
/// <param name="IsList">Whether it is a list, so that the parameter may be given several times.</param>
/// <param name="IsRequired">Whether it is non-null without a default.</param>
internal sealed record BindingType(IGraphType Type, bool IsList, bool IsRequired)
{
    /// <summary>The type of a variable, or of a field of its input object; null if there is no such field.</summary>
    public static BindingType? Of(ISchema schema, GraphQLVariableDefinition variable, string? field)
    {
        var type = OfVariable(schema, variable);
        return field is null ? type
            : type is { IsList: false, Type: IInputObjectGraphType input } && input.Fields.Find(field) is { } found ? OfField(found)
            : null;
    }

    private static BindingType OfVariable(ISchema schema, GraphQLVariableDefinition variable)
    {
        var type = variable.Type is GraphQLNonNullType nonNull ? nonNull.Type : variable.Type;
        var isList = type is GraphQLListType;
        while (type is not GraphQLNamedType)
        {
            type = type is GraphQLListType list ? list.Type : ((GraphQLNonNullType)type).Type;
        }

        var name = ((GraphQLNamedType)type).Name.StringValue;
        return new(schema.AllTypes[name]!, isList, variable.Type is GraphQLNonNullType && variable.DefaultValue is null);
    }

    private static BindingType OfField(FieldType field)
    {
        var type = field.ResolvedType is NonNullGraphType nonNull ? nonNull.ResolvedType! : field.ResolvedType!;
        var isList = type is ListGraphType;
        while (type is IProvideResolvedType wrapper)
        {
            type = wrapper.ResolvedType!;
        }

        return new(type, isList, field.ResolvedType is NonNullGraphType && field.DefaultValue is null);
    }
}
