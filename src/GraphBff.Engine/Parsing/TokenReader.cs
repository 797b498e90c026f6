using GraphBff.Engine.Errors;
using GraphBff.Engine.Limits;
using GraphQLParser.AST;

namespace GraphBff.Engine.Parsing;

/// <summary>Reads tokens for the grammar rules, with a current token. <see cref="LimitOptions.Nesting"/> limits the recursion.</summary>
internal sealed class TokenReader(Lexer lexer, LimitOptions limits)
{
    private SyntaxToken _ahead;
    private bool _lookedAhead;
    private int _end;
    private int _nesting;

    public string Text => lexer.Text;

    public SyntaxToken Current { get; private set; } = lexer.Next();

    public bool Is(TokenKind kind) => Current.Kind == kind;

    public bool IsKeyword(string keyword) => Is(TokenKind.Name) && Current.Value.Span.SequenceEqual(keyword);

    /// <summary>The token after the current one.</summary>
    public SyntaxToken LookAhead()
    {
        if (!_lookedAhead)
        {
            _ahead = lexer.Next();
            _lookedAhead = true;
        }

        return _ahead;
    }

    public SyntaxToken Take()
    {
        var token = Current;
        _end = token.End;
        Current = _lookedAhead ? _ahead : lexer.Next();
        _lookedAhead = false;
        return token;
    }

    public bool TakeIf(TokenKind kind)
    {
        if (!Is(kind))
        {
            return false;
        }

        Take();
        return true;
    }

    public SyntaxToken Expect(TokenKind kind) => Is(kind)
        ? Take()
        : throw Error($"Expected {SyntaxToken.Describe(kind)}, found {Current.Describe()}.", Current.Start);

    public void ExpectKeyword(string keyword)
    {
        if (!IsKeyword(keyword))
        {
            throw Error($"Expected \"{keyword}\", found {Current.Describe()}.", Current.Start);
        }

        Take();
    }

    public LocatedNodes.Name Name()
    {
        var token = Expect(TokenKind.Name);
        return new LocatedNodes.Name(token.Value) { Location = new GraphQLLocation(token.Start, token.End) };
    }

    /// <summary>The location from the start to the end of the last taken token.</summary>
    public GraphQLLocation From(int start) => new(start, _end);

    /// <summary>Takes an opening token. Each needs its <see cref="Close"/>.</summary>
    public void Open(TokenKind kind)
    {
        if (++_nesting > limits.Nesting)
        {
            var at = SourceLocations.At(Text, Current.Start);
            throw new SyntaxException(
                LimitErrors.Exceeded(LimitCodes.Nesting, $"The document nests more than {limits.Nesting} levels deep.", at));
        }

        Expect(kind);
    }

    /// <summary>Takes the closing token if it is the current one.</summary>
    public bool Close(TokenKind kind)
    {
        if (!TakeIf(kind))
        {
            return false;
        }

        _nesting--;
        return true;
    }

    public SyntaxException Unexpected(SyntaxToken token) => Error($"Unexpected {token.Describe()}.", token.Start);

    public SyntaxException Error(string message, int position) => new(message, Text, position);
}
