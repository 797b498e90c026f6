using System.Text;
using GraphBff.Engine.Limits;

namespace GraphBff.Engine.Parsing;

/// <summary>
/// Parses text to a document within the limits that validation and execution need. For any text, it takes linear time and a bounded stack.
/// </summary>
internal sealed class DocumentParser(LimitOptions limits)
{
    private readonly DocumentGuard _guard = new(limits);

    /// <summary>Parses a document and checks it against the limits.</summary>
    public ParsedDocument Parse(string text)
    {
        if (text.Length > limits.DocumentBytes || Encoding.UTF8.GetByteCount(text) > limits.DocumentBytes)
        {
            return ParsedDocument.Bad(
                LimitErrors.Exceeded(LimitCodes.DocumentBytes, $"The document is larger than {limits.DocumentBytes} bytes."));
        }

        try
        {
            TokenReader tokens = new(new Lexer(text, limits), limits);
            var document = new DefinitionReader(tokens).Document();
            return _guard.Check(document) is { } error ? ParsedDocument.Bad(error) : ParsedDocument.Good(document);
        }
        catch (SyntaxException exception)
        {
            return ParsedDocument.Bad(exception.Error);
        }
    }
}
