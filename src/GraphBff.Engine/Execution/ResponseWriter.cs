using System.Diagnostics;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Output;
using GraphBff.Engine.Planning;
using GraphBff.Engine.Running;

namespace GraphBff.Engine.Execution;

/// <summary>
/// Writes a response depth first, straight from the messages, in one pass. Knows at every moment the path that it is at,
/// and keeps the errors until the data is written.
/// </summary>
/// <param name="output">Where to write.</param>
/// <param name="steps">What the steps brought.</param>
/// <param name="errors">What becomes of exceptions.</param>
/// <param name="path">Where in the response the writer begins; nothing for its root.</param>
internal sealed class ResponseWriter(JsonOutput output, StepTable steps, ErrorMapping errors, params ReadOnlySpan<PathSegment> path)
{
    private readonly List<FieldError> _errors = [];
    private PathSegment[] _path = [.. path, .. new PathSegment[16]];
    private int _depth = path.Length - 1;
    private int _leftOut;

    public JsonOutput Output { get; } = output;

    public StepTable Steps { get; } = steps;

    /// <summary>What the operation may still make.</summary>
    public OperationAccount Account { get; } = steps.Account;

    public IReadOnlyList<FieldError> Errors => _errors;

    /// <summary>Where the operation's later parts are noted; null where it has none.</summary>
    public ILateWork? Late { get; init; }

    /// <summary>Where the object stands that is about to be written.</summary>
    public PathSegment[] Path => _path[..(_depth + 1)];

    /// <summary>Where the list stands whose items are being written.</summary>
    public PathSegment[] PathOfList => _path[.._depth];

    /// <summary>Goes one level down; <see cref="At(FieldPlan)"/> or <see cref="At(int)"/> says where to.</summary>
    public void Enter()
    {
        if (++_depth == _path.Length)
        {
            Array.Resize(ref _path, _path.Length * 2);
        }
    }

    public void Leave() => _depth--;

    /// <summary>Where the writer stands, for <see cref="Rewind"/>.</summary>
    public (int Position, int Depth) Mark => (Output.Position, _depth);

    /// <summary>Takes back what was written and entered since the mark. The errors stay.</summary>
    public void Rewind((int Position, int Depth) mark)
    {
        TakeBack(mark.Position);
        _depth = mark.Depth;
    }

    /// <summary>Takes back what was written since the output's position, and what was noted of it for later.</summary>
    public void TakeBack(int position)
    {
        Output.Rewind(position);
        Late?.TakeBack(position);
    }

    /// <summary>Takes away the errors behind the first ones; where there is none, one that says that they are left out.</summary>
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
    /// <returns>True: null may stand here.</returns>
    public bool Null()
    {
        Output.Null();
        return true;
    }

    /// <summary>Stands in for an object or list that a null took with it.</summary>
    /// <returns>False where null may not stand here either.</returns>
    public bool Bubble(bool nonNull) => !nonNull && Null();

    /// <summary>Reports that null stands where it may not.</summary>
    public bool FailNull()
    {
        if (TakeError())
        {
            var site = Site;
            Add(new GraphError(ErrorCodes.NullInNonNull, $"Cannot return null for non-nullable field {site.TypeName}.{site.FieldName}."));
        }

        return false;
    }

    /// <summary>
    /// Stands for a value of a message that is absent: <c>thing.Inner.State</c> where the service left out <c>Inner</c>. That is null, as
    /// presence decides nullability; where null may not stand, an error that says so.
    /// </summary>
    public bool FailAbsent(NullReferenceException exception, object parent, bool nonNull)
    {
        if (!nonNull)
        {
            return Null();
        }

        if (TakeError())
        {
            // For the log, where it says which line.
            errors.Map(exception);
            var site = Site;
            Add(new GraphError(ErrorCodes.Internal, $"{site.TypeName}.{site.FieldName} is part of a message that the service left out.")
            {
                Service = errors.ServiceOf(parent),
            });
        }

        return false;
    }

    /// <summary>Reports that a value of the parent could not be read or written.</summary>
    public bool FailValue(Exception exception, object parent, bool nonNull)
    {
        if (TakeError())
        {
            var site = Site;
            Add(errors.MapValue(exception, parent, site.TypeName, site.FieldName));
        }

        return Bubble(nonNull);
    }

    /// <summary>Reports what was thrown, under a code and without its text.</summary>
    public bool Fail(Exception exception, bool nonNull)
    {
        // One that is left out is not mapped, and so not logged either.
        if (TakeError())
        {
            Add(errors.Map(exception));
        }

        return Bubble(nonNull);
    }

    /// <summary>Reports the error here, and writes null where it may stand.</summary>
    /// <returns>False where it may not.</returns>
    public bool Fail(GraphError error, bool nonNull)
    {
        if (TakeError())
        {
            Add(error);
        }

        return Bubble(nonNull);
    }

    /// <summary>Says how many errors are left out, after the last one.</summary>
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

    private void Add(GraphError error)
        => _errors.Add(new FieldError(error, _path[..(_depth + 1)], error.Locations is { Count: > 0 } own ? [.. own] : Site.Locations));

    private FieldSite Site
    {
        get
        {
            var depth = _depth;
            while (_path[depth].Field is null)
            {
                depth--;
            }

            Debug.Assert(depth >= 0, "Every value stands in a field.");
            return _path[depth].Field!.Site;
        }
    }
}
