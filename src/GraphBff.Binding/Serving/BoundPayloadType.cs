using GraphBff.Engine.Types;

namespace GraphBff.Binding.Serving;

/// <summary>The payload of a write: its answer, if it has one, and why the service refused.</summary>
internal sealed class BoundPayloadType : ObjectType<BoundPayload>
{
    /// <param name="name">The payload's name.</param>
    /// <param name="mutation">The mutation's name.</param>
    /// <param name="field">The field of the answer; null if there is none.</param>
    /// <param name="type">The answer's type.</param>
    public BoundPayloadType(string name, string mutation, string? field, string type)
        : base(name)
    {
        Description = $"What `{mutation}` answers.";
        if (field is not null)
        {
            Member(field, TypeText.Parse(type), payload => payload.Answer).Description("The answer; null where there are errors.");
        }

        Member("errors", TypeText.Parse("[Error!]!"), payload => payload.Errors)
            .Description("Why the service refused; empty where it did not.");
    }
}
