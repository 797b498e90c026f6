using GraphQLParser.AST;

namespace GraphBff.Adapters.Operations;

/// <summary>The arguments of one directive. Whoever reads them says which there are.</summary>
internal sealed class DirectiveArguments
{
    private readonly GraphQLDirective _directive;
    private readonly Dictionary<string, GraphQLValue> _values = [];

    /// <param name="directive">The directive.</param>
    /// <param name="known">The names that it may have.</param>
    /// <exception cref="DirectiveException">There is another argument, or one twice.</exception>
    public DirectiveArguments(GraphQLDirective directive, params IReadOnlyList<string> known)
    {
        _directive = directive;
        foreach (var argument in directive.Arguments?.Items ?? [])
        {
            var name = argument.Name.StringValue;
            if (!known.Contains(name) || !_values.TryAdd(name, argument.Value))
            {
                throw new DirectiveException(
                    argument, $"@{directive.Name.StringValue} takes {string.Join(", ", known)}, each once, and not '{name}'.");
            }
        }
    }

    public GraphQLValue RequiredValue(string name) => _values.GetValueOrDefault(name) ?? throw Missing(name);

    public string RequiredText(string name) => Text(name) ?? throw Missing(name);

    public string? Text(string name) => _values.GetValueOrDefault(name) switch
    {
        null => null,
        GraphQLStringValue { Value.Length: > 0 } text => text.Value.ToString(),
        var other => throw Bad(other, name, "a text"),
    };

    public string RequiredName(string name) => _values.GetValueOrDefault(name) switch
    {
        null => throw Missing(name),
        GraphQLEnumValue value => value.Name.StringValue,
        var other => throw Bad(other, name, "a name without quotes"),
    };

    public bool? Flag(string name) => _values.GetValueOrDefault(name) switch
    {
        null => null,
        GraphQLTrueBooleanValue => true,
        GraphQLFalseBooleanValue => false,
        var other => throw Bad(other, name, "true or false"),
    };

    /// <summary>A list of texts. One text alone is a list of one (GraphQL specification, 3.12 List).</summary>
    public IReadOnlyList<ParameterBinding> Parameters(string name) => _values.GetValueOrDefault(name) switch
    {
        null => [],
        GraphQLStringValue text => [Parameter(text)],
        GraphQLListValue list => [.. (list.Values ?? []).Select(item => Parameter(item as GraphQLStringValue
            ?? throw Bad(item, name, "a list of texts")))],
        var other => throw Bad(other, name, "a list of texts"),
    };

    private static ParameterBinding Parameter(GraphQLStringValue text)
    {
        try
        {
            return ParameterBinding.Parse(text.Value.ToString());
        }
        catch (FormatException exception)
        {
            throw new DirectiveException(text, exception.Message);
        }
    }

    private DirectiveException Missing(string name) => new(_directive, $"@{_directive.Name.StringValue} needs the argument '{name}'.");

    private DirectiveException Bad(ASTNode value, string name, string wanted)
        => new(value, $"The argument '{name}' of @{_directive.Name.StringValue} must be {wanted}.");
}
