using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Binding.Serving;

/// <summary>The service refused a write and gave a reason (google.rpc.ErrorInfo).</summary>
/// <param name="message">What kind of refusal it is, for people.</param>
/// <param name="reason">The reason.</param>
internal sealed class RefusedError(string message, string reason) : MutationError(message)
{
    public string Reason { get; } = reason;
}

/// <inheritdoc cref="RefusedError"/>
internal sealed class RefusedErrorType : ErrorType<RefusedError>
{
    public RefusedErrorType()
    {
        Description = "The service refused, and says why.";
        Shareable();
        String("reason", error => error.Reason).Description("The service's reason, such as `OUT_OF_STOCK`.");
    }
}
