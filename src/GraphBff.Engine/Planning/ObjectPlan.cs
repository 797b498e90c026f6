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

    public bool HasSteps => _stepFields.Length > 0;

    /// <summary>Writes the object.</summary>
    /// <returns>False, and nothing written, where a field that may not be null is.</returns>
    public bool Write(ResponseWriter writer, object source)
    {
        var output = writer.Output;
        int start = output.Position;
        bool whole = true;
        if (Late is not null)
        {
            writer.Late!.Note(writer, Late, source);
        }

        output.Raw((byte)'{');
        writer.Enter();
        for (int i = 0; i < fields.Length; i++)
        {
            var field = fields[i];
            if (i > 0)
            {
                output.Raw((byte)',');
            }

            writer.At(field);
            output.Raw(field.Site.Key);

            // A null that bubbles does not stop here: the steps' cursors go on with the parents, and each error is told.
            whole &= field.Write(writer, source);
        }

        writer.Leave();
        if (!whole)
        {
            writer.TakeBack(start);
            return false;
        }

        output.Raw((byte)'}');
        return true;
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
