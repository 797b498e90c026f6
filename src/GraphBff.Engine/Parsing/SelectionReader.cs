using GraphQLParser.AST;

namespace GraphBff.Engine.Parsing;

/// <summary>Reads selection sets, fields and fragments (GraphQL specification, 2.4, 2.5, 2.8).</summary>
internal sealed class SelectionReader(TokenReader tokens, ValueReader values)
{
    public GraphQLSelectionSet SelectionSet()
    {
        var start = tokens.Current.Start;
        List<ASTNode> selections = [];
        tokens.Open(TokenKind.BraceOpen);
        do
        {
            selections.Add(tokens.Is(TokenKind.Spread) ? Fragment() : Field());
        }
        while (!tokens.Close(TokenKind.BraceClose));

        return new LocatedNodes.SelectionSet(selections) { Location = tokens.From(start) };
    }

    public LocatedNodes.FragmentName FragmentName()
    {
        if (tokens.IsKeyword("on"))
        {
            throw tokens.Unexpected(tokens.Current);
        }

        var name = tokens.Name();
        return new LocatedNodes.FragmentName(name) { Location = name.Location };
    }

    public GraphQLTypeCondition TypeCondition()
    {
        var start = tokens.Current.Start;
        tokens.ExpectKeyword("on");
        return new LocatedNodes.TypeCondition(values.NamedType()) { Location = tokens.From(start) };
    }

    private LocatedNodes.Field Field()
    {
        var first = tokens.Name();
        var hasAlias = tokens.TakeIf(TokenKind.Colon);
        LocatedNodes.Field field = new(hasAlias ? tokens.Name() : first)
        {
            Alias = hasAlias ? new LocatedNodes.Alias(first) { Location = first.Location } : null,
            Arguments = values.Arguments(constant: false),
            Directives = values.Directives(constant: false),
            SelectionSet = tokens.Is(TokenKind.BraceOpen) ? SelectionSet() : null,
        };
        field.Location = tokens.From(first.Location.Start);
        return field;
    }

    private ASTNode Fragment()
    {
        var start = tokens.Expect(TokenKind.Spread).Start;
        if (tokens.Is(TokenKind.Name) && !tokens.IsKeyword("on"))
        {
            LocatedNodes.FragmentSpread spread = new(FragmentName()) { Directives = values.Directives(constant: false) };
            spread.Location = tokens.From(start);
            return spread;
        }

        var condition = tokens.IsKeyword("on") ? TypeCondition() : null;
        var directives = values.Directives(constant: false);
        return new LocatedNodes.InlineFragment(SelectionSet())
        {
            TypeCondition = condition,
            Directives = directives,
            Location = tokens.From(start),
        };
    }
}
