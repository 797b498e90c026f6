using System.Globalization;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Output;
using GraphQL.Types;

namespace GraphBff.Engine.Execution;

/// <summary>Writes a boxed scalar, as its type's <c>Serialize</c> converts it.</summary>
internal static class ScalarJson
{
    /// <returns>False if the value serializes to null. Then nothing is written.</returns>
    public static bool TryWrite(JsonOutput output, ScalarGraphType type, object value)
    {
        // GraphQL.NET converts a float to a double, which adds digits that the float does not have.
        switch (value is float && type is FloatGraphType ? value : type.Serialize(value))
        {
            case null:
                return false;
            case string text:
                output.String(text);
                break;
            case bool boolean:
                output.Boolean(boolean);
                break;
            case int number:
                output.Number(number);
                break;
            case long number:
                output.Number(number);
                break;
            case uint number:
                output.Number(number);
                break;
            case ulong number:
                output.Number((decimal)number);
                break;
            case IConvertible small when small is sbyte or byte or short or ushort:
                output.Number(small.ToInt64(CultureInfo.InvariantCulture));
                break;
            case float number when float.IsFinite(number):
                output.Number(number);
                break;
            case double number when double.IsFinite(number):
                output.Number(number);
                break;
            case float or double:
                throw new GraphException(ErrorCodes.Internal, "The value is no finite number.");
            case decimal number:
                output.Number(number);
                break;
            case DateTimeOffset moment:
                output.Moment(moment);
                break;
            case RawJson json:
                output.Raw(json.Utf8.Span);
                break;
            case Enum enumeration:
                output.String(enumeration.ToString());
                break;
            case IConvertible other:
                output.String(other.ToString(CultureInfo.InvariantCulture));
                break;
            case var other:
                throw new InvalidOperationException($"The scalar {type.Name} serializes to {other.GetType()}, which is not a JSON scalar.");
        }

        return true;
    }
}
