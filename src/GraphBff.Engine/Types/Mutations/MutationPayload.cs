using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Types.Mutations;

/// <summary>What a mutation answers: the object as it is now, or what went wrong in the domain.</summary>
/// <typeparam name="T">The object's class.</typeparam>
public sealed class MutationPayload<T>
    where T : class
{
    /// <param name="value">The object; null where there are errors.</param>
    /// <param name="errors">
    /// Each a <see cref="MutationError"/> of the mutation's union; empty where the mutation did what it should.
    /// </param>
    /// <exception cref="GraphException">INTERNAL: neither is there, so that nobody could say what became of the mutation.</exception>
    public MutationPayload(T? value, IReadOnlyList<object> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (value is null && errors.Count == 0)
        {
            throw new GraphException(ErrorCodes.Internal, "The service says that it is done, but not with what.");
        }

        Value = value;
        Errors = errors;
    }

    /// <summary>The object; null where there are errors.</summary>
    public T? Value { get; }

    /// <summary>Empty where the mutation did what it should.</summary>
    public IReadOnlyList<object> Errors { get; }
}
