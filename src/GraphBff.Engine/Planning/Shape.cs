using GraphBff.Engine.Execution;

namespace GraphBff.Engine.Planning;

/// <summary>What a value looks like in the response: a leaf, an object, one of several objects, or a list of such.</summary>
internal abstract class Shape(bool nonNull)
{
    /// <summary>Whether null may not stand here.</summary>
    public bool NonNull { get; } = nonNull;

    public abstract bool HasSteps { get; }

    /// <summary>What is selected on the objects that can stand here, a plan for each type.</summary>
    public virtual IEnumerable<ObjectPlan> Objects => [];

    /// <summary>Writes a value: null, an error, or what the shape takes.</summary>
    /// <returns>False where null stands and may not.</returns>
    public bool Write(ResponseWriter writer, object? value) => value switch
    {
        null => NonNull ? writer.FailNull() : writer.Null(),
        Errors.GraphError error => writer.Fail(error, NonNull),
        _ => WriteValue(writer, value),
    };

    /// <summary>Hands the objects within the value to the steps below. Takes the same way as <see cref="Write"/>, object for object.</summary>
    public void Collect(StepTable steps, object? value)
    {
        if (HasSteps && value is not null and not Errors.GraphError)
        {
            CollectValue(steps, value);
        }
    }

    protected abstract bool WriteValue(ResponseWriter writer, object value);

    protected abstract void CollectValue(StepTable steps, object value);
}
