using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Users;

internal sealed class EmailTakenErrorType : ErrorType<EmailTakenError>
{
    public EmailTakenErrorType()
    {
        Description = "Another user has this email address.";
        String("email", error => error.Email).Nullable().Description("The address that is taken; null where the service does not say.");
    }
}
