using GraphQLParser;

namespace GraphBff.Engine.Parsing;

/// <summary>One token of a document.</summary>
/// <param name="Kind">The kind of token.</param>
/// <param name="Start">The offset of its start, in UTF-16 units.</param>
/// <param name="End">The offset after its end.</param>
/// <param name="Value">The text of a name or number, or the value of a string; empty for other tokens.</param>
internal readonly record struct SyntaxToken(TokenKind Kind, int Start, int End, ROM Value = default)
{
    private const int MaxShown = 100;

    /// <summary>The token in an error message, in the form of graphql-js.</summary>
    public string Describe()
    {
        var kind = Describe(Kind);
        if (Kind < TokenKind.Name)
        {
            return kind;
        }

        return Value.Length <= MaxShown ? $"{kind} \"{Value}\"" : $"{kind} \"{Value.Span[..MaxShown]}…\"";
    }

    public static string Describe(TokenKind kind) => kind switch
    {
        TokenKind.EndOfFile => "<EOF>",
        TokenKind.Bang => "\"!\"",
        TokenKind.Dollar => "\"$\"",
        TokenKind.Ampersand => "\"&\"",
        TokenKind.ParenOpen => "\"(\"",
        TokenKind.ParenClose => "\")\"",
        TokenKind.Spread => "\"...\"",
        TokenKind.Colon => "\":\"",
        TokenKind.EqualsSign => "\"=\"",
        TokenKind.At => "\"@\"",
        TokenKind.BracketOpen => "\"[\"",
        TokenKind.BracketClose => "\"]\"",
        TokenKind.BraceOpen => "\"{\"",
        TokenKind.Pipe => "\"|\"",
        TokenKind.BraceClose => "\"}\"",
        _ => kind.ToString(),
    };
}
