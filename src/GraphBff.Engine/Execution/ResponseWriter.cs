using System.Diagnostics;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Output;
using GraphBff.Engine.Planning;
using GraphBff.Engine.Running;

namespace GraphBff.Engine.Execution;

/// <summary>
/// Writes a response depth first, directly from the messages, in one pass. It tracks the current path, and keeps the errors until the
/// data is written.
/// </summary>
/// <param name="output">The output to write to.</param>
/// <param name="steps">The steps, with their results.</param>
/// <param name="errors">Maps exceptions to errors.</param>
/// <param name="path">The path at which the writer starts; empty for the root of the response.</param>
internal sealed class ResponseWriter(JsonOutput output, StepTable steps, ErrorMapping errors, params ReadOnlySpan<PathSegment> path)
{
    private readonly List<FieldError> _errors = [];
    private PathSegment[] _path = [.. path, .. new PathSegment[16]];
    private int _depth = path.Length - 1;
    private int _leftOut;

    public JsonOutput Output { get; } = output;

    public StepTable Steps { get; } = steps;

    /// <summary>The items, bytes and errors that the operation may still use.</summary>
    public OperationAccount Account { get; } = steps.Account;

    public IReadOnlyList<FieldError> Errors => _errors;

    /// <summary>What an error in a non-null field does to the data.</summary>
    public ErrorBehavior OnError { get; init; }

    /// <summary>Records the operation's later parts; null if it has none.</summary>
    public ILateWork? Late { get; init; }

    /// <summary>The path of the next object to write.</summary>
    public PathSegment[] Path => _path[..(_depth + 1)];

    /// <summary>The path of the list whose items are being written.</summary>
    public PathSegment[] PathOfList => _path[.._depth];

    /// <summary>Enters the next level. <see cref="At(FieldPlan)"/> or <see cref="At(int)"/> then sets the position in it.</summary>
    public void Enter()
    {
        if (++_depth == _path.Length)
        {
            Array.Resize(ref _path, _path.Length * 2);
        }
    }

    public void Leave() => _depth--;

    /// <summary>The writer's current position, for <see cref="Rewind"/>.</summary>
    public (int Position, int Depth) Mark => (Output.Position, _depth);

    /// <summary>Undoes what was written and entered since the mark. The errors stay.</summary>
    public void Rewind((int Position, int Depth) mark)
    {
        TakeBack(mark.Position);
        _depth = mark.Depth;
    }

    /// <summary>Removes what was written since the output's position, and the later parts recorded for it.</summary>
    public void TakeBack(int position)
    {
        Output.Rewind(position);
        Late?.TakeBack(position);
    }

    /// <summary>Removes and returns the errors after the first ones. If there are none, returns one that counts the omitted ones.</summary>
    public IReadOnlyList<FieldError> TakeErrors(int first)
    {
        if (first == _errors.Count)
        {
            Close();
        }

        var taken = _errors[first..];
        _errors.RemoveRange(first, taken.Count);
        return taken;
    }

    public void At(FieldPlan field) => _path[_depth] = new PathSegment(field, 0);

    public void At(int index) => _path[_depth] = new PathSegment(null, index);

    /// <summary>Writes null.</summary>
    /// <returns>Always true, because null is allowed here.</returns>
    public bool Null()
    {
        Output.Null();
        return true;
    }

    /// <summary>Replaces a value that failed, or an object or list after a null in it bubbled.</summary>
    /// <returns>False if null is not allowed here either.</returns>
    public bool Bubble(bool nonNull) => (!nonNull || OnError == ErrorBehavior.Null) && Null();

    /// <summary>Reports a null in a non-null field.</summary>
    /// <returns>False if the null bubbles.</returns>
    public bool FailNull()
    {
        if (TakeError())
        {
            var site = Site;
            Add(new GraphError(ErrorCodes.NullInNonNull, $"Cannot return null for non-nullable field {site.TypeName}.{site.FieldName}."));
        }

        return Bubble(nonNull: true);
    }

    /// <summary>
    /// Handles a value whose message is absent: <c>thing.Inner.State</c> if the service omitted <c>Inner</c>. The value is null, because
    /// an absent message is null. If null is not allowed, it reports an error.
    /// </summary>
    public bool FailAbsent(NullReferenceException exception, object parent, bool nonNull)
    {
        if (!nonNull)
        {
            return Null();
        }

        if (TakeError())
        {
            // Mapping logs the exception, with the line that threw it.
            errors.Map(exception);
            var site = Site;
            Add(new GraphError(ErrorCodes.Internal, $"{site.TypeName}.{site.FieldName} is part of a message that the service left out.")
            {
                Service = errors.ServiceOf(parent),
            });
        }

        return Bubble(nonNull: true);
    }

    /// <summary>Reports that a value of the parent could not be read or written, and writes null if allowed.</summary>
    public bool FailValue(Exception exception, object parent, bool nonNull)
    {
        if (TakeError())
        {
            var site = Site;
            Add(errors.MapValue(exception, parent, site.TypeName, site.FieldName));
        }

        return Bubble(nonNull);
    }

    /// <summary>Reports the exception with an error code, but without its text.</summary>
    public bool Fail(Exception exception, bool nonNull)
    {
        // An omitted error is not mapped, and therefore not logged.
        if (TakeError())
        {
            Add(errors.Map(exception));
        }

        return Bubble(nonNull);
    }

    /// <summary>Reports the error at the current path, and writes null if allowed.</summary>
    /// <returns>False if null is not allowed.</returns>
    public bool Fail(GraphError error, bool nonNull)
    {
        if (ReferenceEquals(error, PlanRun.NotWanted))
        {
            return Null();
        }

        if (TakeError())
        {
            Add(error);
        }

        return Bubble(nonNull);
    }

    /// <summary>After the last error, adds one with the number of omitted errors.</summary>
    public void Close()
    {
        if (_leftOut > 0)
        {
            _errors.Add(new FieldError(Account.ErrorsLeftOut(_leftOut), null, []));
            _leftOut = 0;
        }
    }

    private bool TakeError()
    {
        var taken = Account.TryTakeError();
        _leftOut += taken ? 0 : 1;
        return taken;
    }

    /// <exception cref="HaltedException">The error ends the operation.</exception>
    private void Add(GraphError error)
    {
        var locations = error.Locations is { Count: > 0 } own ? [.. own] : Site.Locations;
        var failed = new FieldError(error, _path[..(_depth + 1)], locations);
        if (OnError == ErrorBehavior.Halt)
        {
            throw new HaltedException(failed);
        }

        _errors.Add(failed);
    }

    private FieldSite Site
    {
        get
        {
            var depth = _depth;
            while (_path[depth].Field is null)
            {
                depth--;
            }

            Debug.Assert(depth >= 0, "Every value is in a field.");
            return _path[depth].Field!.Site;
        }
    }
}
