using GraphQLParser;

namespace GraphBff.Engine.Parsing;

/// <summary>One token.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="End">Where it has ended.</param>
/// <param name="Value">The text of a name or number, the value of a string; empty for the rest.</param>
internal readonly record struct SyntaxToken(TokenKind Kind, int Start, int End, ROM Value = default)
{
    private const int MaxShown = 100;

    /// <summary>The token as graphql-js names it in a message.</summary>
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
