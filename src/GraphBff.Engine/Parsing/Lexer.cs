using System.Buffers;
using System.Globalization;
using GraphBff.Engine.Limits;

namespace GraphBff.Engine.Parsing;

/// <summary>
/// Reads the tokens of a document (GraphQL specification, 2.1). It counts them while reading, so it stops at the limit. GraphQL-Parser's
/// lexer and errors take more than linear time for long strings and long lines.
/// </summary>
internal sealed class Lexer(string text, LimitOptions limits)
{
    // Every name in a schema is far shorter. Error messages and suggestions grow with a name's length.
    private const int MaxNameLength = 1_000;

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private int _position;
    private int _tokens;

    public string Text => text;

    public SyntaxToken Next()
    {
        SkipIgnored();
        if (_position == text.Length)
        {
            return new SyntaxToken(TokenKind.EndOfFile, _position, _position);
        }

        Count();
        var token = text[_position] switch
        {
            '!' => Punctuator(TokenKind.Bang),
            '$' => Punctuator(TokenKind.Dollar),
            '&' => Punctuator(TokenKind.Ampersand),
            '(' => Punctuator(TokenKind.ParenOpen),
            ')' => Punctuator(TokenKind.ParenClose),
            ':' => Punctuator(TokenKind.Colon),
            '=' => Punctuator(TokenKind.EqualsSign),
            '@' => Punctuator(TokenKind.At),
            '[' => Punctuator(TokenKind.BracketOpen),
            ']' => Punctuator(TokenKind.BracketClose),
            '{' => Punctuator(TokenKind.BraceOpen),
            '|' => Punctuator(TokenKind.Pipe),
            '}' => Punctuator(TokenKind.BraceClose),
            '.' when text.AsSpan(_position).StartsWith("...", StringComparison.Ordinal)
                => new SyntaxToken(TokenKind.Spread, _position, _position + 3),
            '"' => text.AsSpan(_position).StartsWith("\"\"\"", StringComparison.Ordinal)
                ? BlockStringLexer.Read(text, _position)
                : StringLexer.Read(text, _position),
            '-' or (>= '0' and <= '9') => Number(),
            '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') => Name(),
            '\'' => throw Error("Unexpected single quote character ('), did you mean to use a double quote (\")?", _position),
            _ when IsCharacter(text, _position) => throw Error($"Unexpected character: {Print(text, _position)}.", _position),
            _ => throw Error($"Invalid character: {Print(text, _position)}.", _position),
        };
        _position = token.End;
        return token;
    }

    /// <summary>Whether the position has a whole Unicode character, and not half of a surrogate pair.</summary>
    public static bool IsCharacter(string text, int position) => !char.IsSurrogate(text[position])
        || (char.IsHighSurrogate(text[position]) && position + 1 < text.Length && char.IsLowSurrogate(text[position + 1]));

    /// <summary>The character at the position, in the form of an error message.</summary>
    public static string Print(string text, int position)
    {
        if (position >= text.Length)
        {
            return "<EOF>";
        }

        var character = text[position];
        if (character is >= ' ' and <= '~')
        {
            return character == '"' ? "'\"'" : $"\"{character}\"";
        }

        var code = char.IsSurrogate(character) && IsCharacter(text, position) ? char.ConvertToUtf32(text, position) : character;
        return "U+" + code.ToString("X4", CultureInfo.InvariantCulture);
    }

    private static bool IsDigit(char character) => character is >= '0' and <= '9';

    private SyntaxToken Punctuator(TokenKind kind) => new(kind, _position, _position + 1);

    private SyntaxToken Name()
    {
        var length = text.AsSpan(_position).IndexOfAnyExcept(NameCharacters);
        var end = length < 0 ? text.Length : _position + length;
        return end - _position <= MaxNameLength
            ? new SyntaxToken(TokenKind.Name, _position, end, text.AsMemory(_position, end - _position))
            : throw new SyntaxException(LimitErrors.Exceeded(LimitCodes.Tokens, $"A name is longer than {MaxNameLength} characters."));
    }

    private SyntaxToken Number()
    {
        var kind = TokenKind.Int;
        var end = At(_position) == '-' ? _position + 1 : _position;
        if (At(end) == '0')
        {
            end++;
            if (IsDigit(At(end)))
            {
                throw Error($"Invalid number, unexpected digit after 0: {Print(text, end)}.", end);
            }
        }
        else
        {
            end = Digits(end);
        }

        if (At(end) == '.')
        {
            kind = TokenKind.Float;
            end = Digits(end + 1);
        }

        if (At(end) is 'e' or 'E')
        {
            kind = TokenKind.Float;
            end = Digits(At(end + 1) is '+' or '-' ? end + 2 : end + 1);
        }

        if (At(end) is '.' or '_' || char.IsAsciiLetter(At(end)))
        {
            throw Error($"Invalid number, expected digit but got: {Print(text, end)}.", end);
        }

        return new SyntaxToken(kind, _position, end, text.AsMemory(_position, end - _position));
    }

    private int Digits(int start)
    {
        var end = start;
        while (IsDigit(At(end)))
        {
            end++;
        }

        return end > start ? end : throw Error($"Invalid number, expected digit but got: {Print(text, start)}.", start);
    }

    private char At(int position) => position < text.Length ? text[position] : '\0';

    private void SkipIgnored()
    {
        while (_position < text.Length)
        {
            switch (text[_position])
            {
                case '\uFEFF' or '\t' or ' ' or ',' or '\n' or '\r':
                    _position++;
                    break;
                case '#':
                    Count();
                    SkipComment();
                    break;
                default:
                    return;
            }
        }
    }

    private void SkipComment()
    {
        while (_position < text.Length && text[_position] is not ('\n' or '\r') && IsCharacter(text, _position))
        {
            _position += char.IsSurrogate(text[_position]) ? 2 : 1;
        }
    }

    private void Count()
    {
        if (++_tokens > limits.Tokens)
        {
            throw new SyntaxException(LimitErrors.Exceeded(LimitCodes.Tokens, $"The document has more than {limits.Tokens} tokens."));
        }
    }

    private SyntaxException Error(string message, int position) => new(message, text, position);
}
