using GraphBff.Engine.Types;
using GraphQL.Types;

namespace GraphBff.Upstream.Streaming;

/// <summary>The arguments of every subscription that can be resumed, and their values.</summary>
public static class ResumableField
{
    private const string ResumeAfterName = "resumeAfter";
    private const string CurrentStateName = "currentState";

    /// <summary>Adds <c>resumeAfter</c> and <c>currentState</c>.</summary>
    public static SubscriptionField Resumable(this SubscriptionField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field
            .Argument<StringGraphType>(ResumeAfterName, "The `resumeToken` of the last event received: the subscription goes on after it.")
            .Argument<BooleanGraphType>(
                CurrentStateName,
                "Whether the present state comes first. By default where the other arguments say what to watch; not where all is watched.");
    }

    /// <summary>
    /// The resume token of the client's last event; null for none. A token from the transport (<c>Last-Event-ID</c>) is newer than the
    /// argument.
    /// </summary>
    public static string? ResumeAfter(this FieldContext field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Operation.ResumeAfter is { Length: > 0 } told ? told : field.Arguments.Find<string>(ResumeAfterName);
    }

    /// <summary>Whether the client wants the current state first.</summary>
    public static bool CurrentState(this FieldContext field, bool byDefault)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Arguments.Find<bool?>(CurrentStateName) ?? byDefault;
    }
}
