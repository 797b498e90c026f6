using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Planning;

/// <summary>The fields that an operation selects on objects of one type at one place.</summary>
/// <param name="source">The class of the objects; null if the type is declared without one.</param>
/// <param name="fields">The fields, in the order of the response.</param>
/// <param name="late">The fields of later responses; null if there are none.</param>
internal sealed class ObjectPlan(Type? source, FieldPlan[] fields, LateFields? late = null)
{
    // The fields that the parent collector visits. Most objects have none or one.
    private readonly FieldPlan[] _stepFields = [.. fields.Where(field => field.HasSteps)];

    /// <summary>The fields that are steps or contain steps.</summary>
    public ReadOnlySpan<FieldPlan> StepFields => _stepFields;

    /// <summary>The class of the objects; null if the type is declared without one.</summary>
    public Type? Source { get; } = source;

    public ReadOnlySpan<FieldPlan> Fields => fields;

    public LateFields? Late { get; } = late;

    /// <summary>Why the request's variables allow no object here; null if they allow one.</summary>
    public GraphError? Failure { get; init; }

    public bool HasSteps => _stepFields.Length > 0;
}
