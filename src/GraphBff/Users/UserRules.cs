using System.Globalization;
using System.Net.Mail;
using GraphBff.Contracts.Users.V1;
using GraphBff.Engine.Errors;

namespace GraphBff.Users;

/// <summary>The rules that frontends checked before they called. They keep the data valid if the service checks nothing itself.</summary>
internal static class UserRules
{
    private const int MaxNameLength = 100;
    private const int MaxEmailLength = 254;

    public static List<FieldViolation> Check(CreateUserRequest request)
    {
        var violations = new List<FieldViolation>();
        if (IsEmpty(request.Name) || IsTooLong(request.Name))
        {
            violations.Add(new FieldViolation(["input", "name"], $"A name has 1 to {MaxNameLength} characters."));
        }

        if (!IsEmail(request.Email))
        {
            violations.Add(new FieldViolation(["input", "email"], "This is not a valid email address."));
        }

        return violations;
    }

    private static bool IsEmpty(string name) => name.Length == 0;

    // Counts characters as people do. The plain length comes first, so that a megabyte is not walked.
    private static bool IsTooLong(string name)
        => name.Length > MaxNameLength * 4 || new StringInfo(name).LengthInTextElements > MaxNameLength;

    private static bool IsEmail(string email)
        => email.Length <= MaxEmailLength
            && MailAddress.TryCreate(email, out var address)
            && address.Address == email
            && address.Host.Contains('.', StringComparison.Ordinal);
}
