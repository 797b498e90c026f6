using GraphQLParser.AST;

namespace GraphBff.Engine.Parsing;

/// <summary>Reads arguments, input values, type references and directives (GraphQL specification, 2.6, 2.9, 2.11, 2.12).</summary>
internal sealed class ValueReader(TokenReader tokens)
{
    public GraphQLArguments? Arguments(bool constant)
    {
        if (!tokens.Is(TokenKind.ParenOpen))
        {
            return null;
        }

        var start = tokens.Current.Start;
        List<GraphQLArgument> items = [];
        tokens.Open(TokenKind.ParenOpen);
        do
        {
            items.Add(Argument(constant));
        }
        while (!tokens.Close(TokenKind.ParenClose));

        return new LocatedNodes.Arguments(items) { Location = tokens.From(start) };
    }

    public GraphQLDirectives? Directives(bool constant)
    {
        if (!tokens.Is(TokenKind.At))
        {
            return null;
        }

        var start = tokens.Current.Start;
        List<GraphQLDirective> items = [];
        while (tokens.Is(TokenKind.At))
        {
            var at = tokens.Take();
            var name = tokens.Name();
            items.Add(new LocatedNodes.Directive(name) { Arguments = Arguments(constant), Location = tokens.From(at.Start) });
        }

        return new LocatedNodes.Directives(items) { Location = tokens.From(start) };
    }

    public LocatedNodes.Variable Variable()
    {
        var start = tokens.Expect(TokenKind.Dollar).Start;
        return new LocatedNodes.Variable(tokens.Name()) { Location = tokens.From(start) };
    }

    public GraphQLType Type()
    {
        var start = tokens.Current.Start;
        GraphQLType type;
        if (tokens.Is(TokenKind.BracketOpen))
        {
            tokens.Open(TokenKind.BracketOpen);
            var items = Type();
            if (!tokens.Close(TokenKind.BracketClose))
            {
                tokens.Expect(TokenKind.BracketClose);
            }

            type = new LocatedNodes.ListType(items) { Location = tokens.From(start) };
        }
        else
        {
            type = NamedType();
        }

        return tokens.TakeIf(TokenKind.Bang) ? new LocatedNodes.NonNullType(type) { Location = tokens.From(start) } : type;
    }

    public LocatedNodes.NamedType NamedType()
    {
        var name = tokens.Name();
        return new LocatedNodes.NamedType(name) { Location = name.Location };
    }

    public GraphQLValue Value(bool constant)
    {
        var token = tokens.Current;
        switch (token.Kind)
        {
            case TokenKind.BracketOpen:
                return List(constant);
            case TokenKind.BraceOpen:
                return Object(constant);
            case TokenKind.Dollar when constant:
                throw tokens.LookAhead() is { Kind: TokenKind.Name } name
                    ? tokens.Error($"Unexpected variable \"${name.Value}\" in constant value.", token.Start)
                    : tokens.Unexpected(token);
            case TokenKind.Dollar:
                return Variable();
            case TokenKind.Name or TokenKind.Int or TokenKind.Float or TokenKind.String or TokenKind.BlockString:
                tokens.Take();
                var value = Scalar(token);
                value.Location = tokens.From(token.Start);
                return value;
            default:
                throw tokens.Unexpected(token);
        }
    }

    private static GraphQLValue Scalar(SyntaxToken token) => token.Kind switch
    {
        TokenKind.Int => new LocatedNodes.IntValue(token.Value),
        TokenKind.Float => new LocatedNodes.FloatValue(token.Value),
        TokenKind.String or TokenKind.BlockString => new LocatedNodes.StringValue(token.Value, token.Kind is TokenKind.BlockString),
        _ => token.Value.Span switch
        {
            "true" => new LocatedNodes.TrueValue(),
            "false" => new LocatedNodes.FalseValue(),
            "null" => new LocatedNodes.NullValue(),
            _ => new LocatedNodes.EnumValue(new LocatedNodes.Name(token.Value) { Location = new GraphQLLocation(token.Start, token.End) }),
        },
    };

    private LocatedNodes.Argument Argument(bool constant)
    {
        var name = tokens.Name();
        tokens.Expect(TokenKind.Colon);
        var value = Value(constant);
        return new LocatedNodes.Argument(name, value) { Location = tokens.From(name.Location.Start) };
    }

    private LocatedNodes.ListValue List(bool constant)
    {
        var start = tokens.Current.Start;
        LocatedNodes.ListValue list = new() { Values = [] };
        tokens.Open(TokenKind.BracketOpen);
        while (!tokens.Close(TokenKind.BracketClose))
        {
            list.Values.Add(Value(constant));
        }

        list.Location = tokens.From(start);
        return list;
    }

    private LocatedNodes.ObjectValue Object(bool constant)
    {
        var start = tokens.Current.Start;
        LocatedNodes.ObjectValue fields = new() { Fields = [] };
        tokens.Open(TokenKind.BraceOpen);
        while (!tokens.Close(TokenKind.BraceClose))
        {
            var name = tokens.Name();
            tokens.Expect(TokenKind.Colon);
            var value = Value(constant);
            fields.Fields.Add(new LocatedNodes.ObjectField(name, value) { Location = tokens.From(name.Location.Start) });
        }

        fields.Location = tokens.From(start);
        return fields;
    }
}
