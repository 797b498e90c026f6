using System.Runtime.CompilerServices;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Execution;
using GraphBff.Engine.Incremental;

namespace GraphBff.Engine.Planning;

/// <summary>The fields that an operation selects on objects of one type at one place.</summary>
/// <param name="source">The class of the objects; null where the type is not declared over one.</param>
/// <param name="fields">The fields, in the order of the response.</param>
/// <param name="late">The fields that come in later responses; null for none.</param>
internal sealed class ObjectPlan(Type? source, FieldPlan[] fields, LateFields? late = null)
{
    // The fields that collecting has to visit; most objects have none or one.
    private readonly FieldPlan[] _stepFields = [.. fields.Where(field => field.HasSteps)];

    /// <summary>The class of the objects; null where the type is not declared over one.</summary>
    public Type? Source { get; } = source;

    public ReadOnlySpan<FieldPlan> Fields => fields;

    public LateFields? Late { get; } = late;

    /// <summary>Why no object can stand here under the request's variables; null where one can.</summary>
    public GraphError? Failure { get; init; }

    public bool HasSteps => _stepFields.Length > 0;

    /// <summary>Writes the object.</summary>
    /// <returns>False, and nothing written, where a field that may not be null is.</returns>
    public bool Write(ResponseWriter writer, object source)
    {
        if (Failure is not null)
        {
            return writer.Fail(Failure, nonNull: true);
        }

        int start = Open(writer, source);
        bool whole = true;
        for (int i = 0; i < fields.Length; i++)
        {
            // A null that bubbles does not stop here: the steps' cursors go on with the parents, and each error is told.
            whole &= WriteField(writer, source, i);
        }

        return Close(writer, start, whole);
    }

    /// <summary>Begins to write an object.</summary>
    /// <returns>Where it begins.</returns>
    public int Open(ResponseWriter writer, object source)
    {
        int start = writer.Output.Position;
        if (Late is not null)
        {
            writer.Late!.Note(writer, Late, source);
        }

        writer.Output.Raw((byte)'{');
        writer.Enter();
        return start;
    }

    /// <summary>Writes the next field of the object.</summary>
    /// <returns>False where it may not be null and is.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool WriteField(ResponseWriter writer, object source, int index)
    {
        var field = fields[index];
        if (index > 0)
        {
            writer.Output.Raw((byte)',');
        }

        writer.At(field);
        writer.Output.Raw(field.Site.Key);
        return field.Write(writer, source);
    }

    /// <summary>Ends the object, or takes it back where it is not whole.</summary>
    /// <returns>Whether it is whole.</returns>
    public bool Close(ResponseWriter writer, int start, bool whole)
    {
        writer.Leave();
        if (whole)
        {
            writer.Output.Raw((byte)'}');
        }
        else
        {
            writer.TakeBack(start);
        }

        return whole;
    }

    /// <summary>Hands the object, and what it holds, to the steps here and below.</summary>
    public void Collect(StepTable steps, object source)
    {
        foreach (var field in _stepFields)
        {
            field.Collect(steps, source);
        }
    }
}
