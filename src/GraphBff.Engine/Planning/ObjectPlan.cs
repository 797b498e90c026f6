using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Planning;

/// <summary>The fields that an operation selects on objects of one type at one place.</summary>
/// <param name="source">The class of the objects; null where the type is not declared over one.</param>
/// <param name="fields">The fields, in the order of the response.</param>
/// <param name="late">The fields that come in later responses; null for none.</param>
internal sealed class ObjectPlan(Type? source, FieldPlan[] fields, LateFields? late = null)
{
    // The fields that collecting has to visit; most objects have none or one.
    private readonly FieldPlan[] _stepFields = [.. fields.Where(field => field.HasSteps)];

    /// <summary>Those of the fields that hold steps, or are steps.</summary>
    public ReadOnlySpan<FieldPlan> StepFields => _stepFields;

    /// <summary>The class of the objects; null where the type is not declared over one.</summary>
    public Type? Source { get; } = source;

    public ReadOnlySpan<FieldPlan> Fields => fields;

    public LateFields? Late { get; } = late;

    /// <summary>Why no object can stand here under the request's variables; null where one can.</summary>
    public GraphError? Failure { get; init; }

    public bool HasSteps => _stepFields.Length > 0;
}
