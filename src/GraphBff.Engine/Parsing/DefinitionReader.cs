using GraphBff.Engine.Errors;
using GraphQLParser.AST;

namespace GraphBff.Engine.Parsing;

/// <summary>
/// Reads documents, operations and variables (GraphQL specification, 2.2, 2.3, 2.10). It skips descriptions (September 2025).
/// </summary>
internal sealed class DefinitionReader(TokenReader tokens)
{
    private readonly ValueReader _values = new(tokens);
    private readonly SelectionReader _selections = new(tokens, new ValueReader(tokens));

    public GraphQLDocument Document()
    {
        var start = tokens.Current.Start;
        List<ASTNode> definitions = [];
        do
        {
            definitions.Add(Definition());
        }
        while (!tokens.Is(TokenKind.EndOfFile));

        return new LocatedNodes.Document(definitions) { Source = tokens.Text, Location = tokens.From(start) };
    }

    private static bool IsDescription(TokenKind kind) => kind is TokenKind.String or TokenKind.BlockString;

    private ASTNode Definition()
    {
        if (tokens.Is(TokenKind.BraceOpen))
        {
            return Shorthand();
        }

        var described = IsDescription(tokens.Current.Kind);
        var keyword = described ? tokens.LookAhead() : tokens.Current;
        if (described && keyword.Kind is TokenKind.BraceOpen)
        {
            throw tokens.Error("Unexpected description, descriptions are not supported on shorthand queries.", tokens.Current.Start);
        }

        if (keyword.Kind is not TokenKind.Name)
        {
            throw tokens.Unexpected(keyword);
        }

        switch (keyword.Value.Span)
        {
            case "query":
                return Operation(OperationType.Query);
            case "mutation":
                return Operation(OperationType.Mutation);
            case "subscription":
                return Operation(OperationType.Subscription);
            case "fragment":
                return Fragment();
            case "schema" or "scalar" or "type" or "interface" or "union" or "enum" or "input" or "directive":
            case "extend" when !described:
                throw NotExecutable(keyword);
            default:
                throw described
                    ? tokens.Error("Unexpected description, only GraphQL definitions support descriptions.", tokens.Current.Start)
                    : tokens.Unexpected(keyword);
        }
    }

    // The validation error for a type system definition in a request (GraphQL specification, 5.1.1 Executable Definitions).
    private SyntaxException NotExecutable(SyntaxToken keyword) => new(
        new GraphError(ErrorCodes.ValidationFailed, $"The {keyword.Value} definition is not executable.")
        {
            Locations = [SourceLocations.At(tokens.Text, tokens.Current.Start)],
        });

    private LocatedNodes.Operation Shorthand()
    {
        var start = tokens.Current.Start;
        return new LocatedNodes.Operation(_selections.SelectionSet()) { Operation = OperationType.Query, Location = tokens.From(start) };
    }

    private LocatedNodes.Operation Operation(OperationType type)
    {
        var start = tokens.Current.Start;
        SkipDescription();
        tokens.Take();
        var name = tokens.Is(TokenKind.Name) ? tokens.Name() : null;
        var variables = Variables();
        var directives = _values.Directives(constant: false);
        return new LocatedNodes.Operation(_selections.SelectionSet())
        {
            Operation = type,
            Name = name,
            Variables = variables,
            Directives = directives,
            Location = tokens.From(start),
        };
    }

    private LocatedNodes.Fragment Fragment()
    {
        var start = tokens.Current.Start;
        SkipDescription();
        tokens.Take();
        var name = _selections.FragmentName();
        var condition = _selections.TypeCondition();
        var directives = _values.Directives(constant: false);
        return new LocatedNodes.Fragment(name, condition, _selections.SelectionSet())
        {
            Directives = directives,
            Location = tokens.From(start),
        };
    }

    private LocatedNodes.VariablesDefinition? Variables()
    {
        if (!tokens.Is(TokenKind.ParenOpen))
        {
            return null;
        }

        var start = tokens.Current.Start;
        List<GraphQLVariableDefinition> items = [];
        tokens.Open(TokenKind.ParenOpen);
        do
        {
            items.Add(Variable());
        }
        while (!tokens.Close(TokenKind.ParenClose));

        return new LocatedNodes.VariablesDefinition(items) { Location = tokens.From(start) };
    }

    private LocatedNodes.VariableDefinition Variable()
    {
        var start = tokens.Current.Start;
        SkipDescription();
        var variable = _values.Variable();
        tokens.Expect(TokenKind.Colon);
        LocatedNodes.VariableDefinition definition = new(variable, _values.Type())
        {
            DefaultValue = tokens.TakeIf(TokenKind.EqualsSign) ? _values.Value(constant: true) : null,
            Directives = _values.Directives(constant: true),
        };
        definition.Location = tokens.From(start);
        return definition;
    }

    private void SkipDescription()
    {
        if (IsDescription(tokens.Current.Kind))
        {
            tokens.Take();
        }
    }
}
