using GraphBff.Engine.Errors;
using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Users;

internal sealed class EmailTakenError(string? email) : MutationError("Another user has this email address.")
{
    /// <summary>The address; null if the service does not say.</summary>
    public string? Email { get; } = email;
}

internal sealed class EmailTakenErrorType : ErrorType<EmailTakenError>
{
    public EmailTakenErrorType()
        : base(ErrorCodes.AlreadyExists)
    {
        Description = "Another user has this email address.";
        String("email", error => error.Email).Nullable().Description("The address that is taken; null where the service does not say.");
    }
}
