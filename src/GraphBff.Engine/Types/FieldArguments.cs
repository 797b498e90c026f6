using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>The arguments of a field that is being declared.</summary>
internal static class FieldArguments
{
    public static void Add<TGraphType>(FieldType field, string name, string description, object? defaultValue)
        where TGraphType : IGraphType
        => (field.Arguments ??= []).Add(new QueryArgument(typeof(TGraphType))
        {
            Name = name,
            Description = description,
            DefaultValue = defaultValue
        });

    public static void Add(FieldType field, string name, IGraphType type, string description)
        => (field.Arguments ??= []).Add(new QueryArgument(type) { Name = name, Description = description });
}
