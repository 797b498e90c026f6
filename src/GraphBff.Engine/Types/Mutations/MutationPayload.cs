namespace GraphBff.Engine.Types.Mutations;

/// <summary>What a mutation answers: the object as it is now, or what went wrong in the domain.</summary>
/// <param name="value">The object; null where there are errors.</param>
/// <param name="errors">Each a <see cref="MutationError"/> of the mutation's union; empty where the mutation did what it should.</param>
/// <typeparam name="T">The object's class.</typeparam>
public sealed class MutationPayload<T>(T? value, IReadOnlyList<object> errors)
    where T : class
{
    /// <summary>The object; null where there are errors.</summary>
    public T? Value { get; } = value;

    /// <summary>Empty where the mutation did what it should.</summary>
    public IReadOnlyList<object> Errors { get; } = errors;
}
