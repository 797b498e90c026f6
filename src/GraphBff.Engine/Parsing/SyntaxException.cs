using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Parsing;

/// <summary>Stops the parsing of a document. <see cref="DocumentParser"/> turns it into the only error that the client sees.</summary>
internal sealed class SyntaxException(GraphError error) : Exception(error.Message)
{
    public SyntaxException(string message, string source, int position)
        : this(new GraphError(ErrorCodes.SyntaxError, "Syntax Error: " + message) { Locations = [SourceLocations.At(source, position)] })
    {
    }

    public GraphError Error { get; } = error;
}
