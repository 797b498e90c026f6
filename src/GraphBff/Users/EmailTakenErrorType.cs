using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Users;

internal sealed class EmailTakenErrorType : ErrorType<EmailTakenError>
{
    public EmailTakenErrorType()
    {
        Description = "Another user has this email address.";
        String("email", error => error.Email).Description("The address that is taken.");
    }
}
