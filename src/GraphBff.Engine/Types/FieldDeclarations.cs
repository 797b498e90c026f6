using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>Which class declares which field, so that an error about a duplicate field names both classes.</summary>
internal sealed class FieldDeclarations
{
    private readonly Dictionary<(IGraphType Type, string Field), Type> _declarers = [];

    /// <exception cref="GraphDeclarationException">The type already has a field of that name.</exception>
    public void Extend(ITypeExtension extension, IGraphType type)
    {
        var before = NamesOf(type);
        try
        {
            extension.Extend(type);
        }
        catch (DuplicateFieldException exception) when (exception.Type == type)
        {
            var first = before.Contains(exception.Field)
                ? _declarers.GetValueOrDefault((type, exception.Field), type.GetType())
                : extension.GetType();
            throw new GraphDeclarationException(
                $"The field {type.Name}.{exception.Field} is declared by {first} and by {extension.GetType()}: give one of them "
                + "another name.");
        }

        foreach (var name in NamesOf(type).Except(before))
        {
            _declarers.Add((type, name), extension.GetType());
        }
    }

    private static string[] NamesOf(IGraphType type)
        => type is IComplexGraphType complex ? [.. complex.Fields.Select(field => field.Name)] : [];
}
