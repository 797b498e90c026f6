using System.Globalization;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Testing.Oracle;

/// <summary>Generates values that an input type accepts, as GraphQL literals or as JSON.</summary>
/// <param name="random">The source of every choice.</param>
/// <param name="ids">The ids that most id values are; empty for random ids.</param>
internal sealed class ValueGenerator(Random random, IReadOnlyList<string> ids)
{
    private static readonly string[] Texts = ["", "a", "b c", "\\u00e9", "\\n", "long text", "7", "2026-01-31T08:30:00Z"];

    /// <summary>A value of the type.</summary>
    /// <param name="type">An input type.</param>
    /// <param name="json">True for JSON, false for a literal.</param>
    /// <param name="depth">How many more levels of objects and lists it may have.</param>
    public string Value(IGraphType type, bool json, int depth = 2)
    {
        switch (type)
        {
            case NonNullGraphType wrapper:
                return NonNull(wrapper.ResolvedType!, json, depth);
            case var _ when random.Next(8) == 0:
                return "null";
            default:
                return NonNull(type, json, depth);
        }
    }

    private string NonNull(IGraphType type, bool json, int depth) => type switch
    {
        ListGraphType list => List(list.ResolvedType!, json, depth - 1),
        EnumerationGraphType enumeration => Enum(enumeration, json),
        IInputObjectGraphType input => Input(input, json, depth - 1),
        IntGraphType => random.Next(-3, 9).ToString(CultureInfo.InvariantCulture),
        FloatGraphType => (random.Next(-20, 20) / 4.0).ToString(CultureInfo.InvariantCulture),
        BooleanGraphType => random.Next(2) == 0 ? "true" : "false",
        IdGraphType when ids.Count > 0 && random.Next(10) > 0 => $"\"{ids[random.Next(ids.Count)]}\"",
        IdGraphType => random.Next(2) == 0 ? $"\"{random.Next(9)}\"" : random.Next(9).ToString(CultureInfo.InvariantCulture),
        _ => Text((ScalarGraphType)type),
    };

    private string Text(ScalarGraphType scalar)
    {
        var texts = Texts.Where(text => scalar.CanParseLiteral(new GraphQLStringValue(text))).ToArray();
        return $"\"{texts[random.Next(texts.Length)]}\"";
    }

    // A single value counts as a list of one.
    private string List(IGraphType item, bool json, int depth)
        => depth > 0 && random.Next(6) == 0 && item.GetNamedType() is not IInputObjectGraphType
            ? Value(item is NonNullGraphType ? item : new NonNullGraphType(item), json, depth)
            : $"[{string.Join(", ", Enumerable.Range(0, depth < 0 ? 0 : random.Next(3)).Select(_ => Value(item, json, depth)))}]";

    private string Enum(EnumerationGraphType enumeration, bool json)
    {
        var name = enumeration.Values.ElementAt(random.Next(enumeration.Values.Count)).Name;
        return json ? $"\"{name}\"" : name;
    }

    private string Input(IInputObjectGraphType input, bool json, int depth)
    {
        var fields = input.IsOneOf
            ? [input.Fields.ElementAt(random.Next(input.Fields.Count))]
            : input.Fields.Where(field =>
                (field.ResolvedType is NonNullGraphType && field.DefaultValue is null)
                || (random.Next(3) == 0 && (depth > 0 || field.ResolvedType!.GetNamedType() is ScalarGraphType)));
        return $"{{{string.Join(", ", fields.Select(Field))}}}";

        string Field(FieldType field)
        {
            var value = input.IsOneOf ? NonNull(field.ResolvedType!, json, depth) : Value(field.ResolvedType!, json, depth);
            return json ? $"\"{field.Name}\": {value}" : $"{field.Name}: {value}";
        }
    }
}
