using GraphBff.Engine.Errors;
using GraphBff.Engine.Running;

namespace GraphBff.Engine.Execution;

/// <summary>An error at its position in the response. The path is null if the error has no position.</summary>
internal readonly record struct FieldError(GraphError Error, PathSegment[]? Path, SourceLocation[] Locations)
{
    /// <summary>The error without a position.</summary>
    public static FieldError Of(GraphError error) => new(error, null, [.. error.Locations]);

    /// <summary>The error of an exception that ends a run.</summary>
    public static FieldError Of(Exception exception, ErrorMapping errors) => exception switch
    {
        HaltedException halted => halted.FieldError,
        RunEndedException { Error: { } known } => Of(known),
        _ => Of(RunFaults.Ends(exception) ? errors.MapEnd(exception) : errors.Map(exception)),
    };
}
