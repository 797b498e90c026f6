using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Parsing;

/// <summary>Ends the reading of a document; <see cref="DocumentParser"/> turns it into the one error that the client sees.</summary>
internal sealed class SyntaxException(GraphError error) : Exception(error.Message)
{
    public SyntaxException(string message, string source, int position)
        : this(new GraphError(ErrorCodes.SyntaxError, "Syntax Error: " + message) { Locations = [SourceLocations.At(source, position)] })
    {
    }

    public GraphError Error { get; } = error;
}
