using GraphQL.Types;

namespace GraphBff.Engine.Types.Mutations;

/// <summary>A mutation's payload: the object by its own name, and the errors that the mutation can have as a union.</summary>
/// <typeparam name="T">The object's class.</typeparam>
/// <typeparam name="TType">The object's type.</typeparam>
/// <typeparam name="TError">The union of the errors.</typeparam>
public abstract class PayloadType<T, TType, TError> : ObjectType<MutationPayload<T>>
    where T : class
    where TType : IObjectGraphType
    where TError : UnionType
{
    /// <param name="field">The name of the object's field.</param>
    protected PayloadType(string field)
    {
        var mutation = Name.EndsWith("Payload", StringComparison.Ordinal) ? Name[..^"Payload".Length] : Name;
        Description = $"What `{char.ToLowerInvariant(mutation[0])}{mutation[1..]}` answers.";
        Object<TType>(field, payload => payload.Value).Description("The object as it is now; null where there are errors.");
        List<TError>("errors", payload => payload.Errors).Description("What went wrong in the domain; empty where nothing did.");
    }
}
