using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Types.Mutations;

/// <summary>The result of a mutation: the object as it is now, or the errors of the domain.</summary>
/// <typeparam name="T">The object's class.</typeparam>
public sealed class MutationPayload<T>
    where T : class
{
    /// <param name="value">The object; null if there are errors.</param>
    /// <param name="errors">Each is a <see cref="MutationError"/> of the mutation's union; empty if the mutation succeeded.</param>
    /// <exception cref="GraphException">INTERNAL: there is neither an object nor an error, so the outcome is unknown.</exception>
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

    /// <summary>The object; null if there are errors.</summary>
    public T? Value { get; }

    /// <summary>The errors of the domain; empty if the mutation succeeded.</summary>
    public IReadOnlyList<object> Errors { get; }
}
