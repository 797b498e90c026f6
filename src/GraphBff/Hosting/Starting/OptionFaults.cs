using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace GraphBff.Hosting.Starting;

/// <summary>Describes invalid options by their configuration keys. The framework names only their classes.</summary>
internal static partial class OptionFaults
{
    // Below a million seconds. A larger number is not a mistake for seconds.
    private const int MaxDigits = 6;

    /// <summary>Describes the faults, one sentence each.</summary>
    /// <param name="invalid">The exception of the validation.</param>
    /// <param name="configuration">The bound configuration; null if it is unknown.</param>
    public static string Explain(OptionsValidationException invalid, IConfiguration? configuration)
        => string.Join(
            ' ',
            invalid.Failures
                .Select(failure => Explain(invalid.OptionsType, failure, configuration))
                .Select(sentence => sentence.TrimEnd('.') + '.'));

    private static string Explain(Type options, string failure, IConfiguration? configuration)
    {
        if (Annotation().Match(failure) is not { Success: true } match)
        {
            return failure;
        }

        var error = match.Groups["error"].Value;
        if (options.GetProperty(match.Groups["member"].Value) is not { } member
            || options.GetField("Section")?.GetRawConstantValue() is not string section)
        {
            return error;
        }

        var key = $"{section}:{member.Name}";
        var sentence = Subject(member).Replace(error, key, 1);
        sentence = sentence.StartsWith(key, StringComparison.Ordinal) ? sentence : $"{key}: {sentence}";
        return configuration?[key] is { } text && member.PropertyType == typeof(TimeSpan) && IsDays(text, out var number)
            ? $"{sentence.TrimEnd('.')}. {number} is {number} days; for seconds write {TimeSpan.FromSeconds(number)}."
            : sentence;
    }

    private static bool IsDays(string text, out int number)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0 && text.Length <= MaxDigits;

    private static Regex Subject(PropertyInfo member) => new($"^(The field )?{member.Name}\\b", RegexOptions.CultureInvariant);

    [GeneratedRegex(
        "^DataAnnotation validation failed for .* members: '(?<member>[^',]*).*' with the error: '(?<error>.*)'\\.?$",
        RegexOptions.Singleline)]
    private static partial Regex Annotation();
}
