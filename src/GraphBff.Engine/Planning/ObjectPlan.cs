using GraphBff.Engine.Execution;

namespace GraphBff.Engine.Planning;

/// <summary>The fields that an operation selects on objects of one type at one place.</summary>
internal sealed class ObjectPlan(Type? source, FieldPlan[] fields)
{
    // The fields that collecting has to visit; most objects have none or one.
    private readonly FieldPlan[] _stepFields = [.. fields.Where(field => field.HasSteps)];

    /// <summary>The class of the objects; null where the type is not declared over one.</summary>
    public Type? Source { get; } = source;

    public ReadOnlySpan<FieldPlan> Fields => fields;

    public bool HasSteps => _stepFields.Length > 0;

    /// <summary>Writes the object.</summary>
    /// <returns>False, and nothing written, where a field that may not be null is.</returns>
    public bool Write(ResponseWriter writer, object source)
    {
        var output = writer.Output;
        int start = output.Position;
        bool whole = true;
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
            output.Rewind(start);
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
