using System.Reflection;
using System.Reflection.Emit;

namespace GraphBff.Tests.Architecture;

/// <summary>Which types a built type uses: in its declaration, its members' signatures and its code.</summary>
internal static class TypeUses
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>The types, each once. The compiler turns lambdas and iterators into nested types, with their own uses.</summary>
    public static IEnumerable<Type> Of(Type type) => Declaration(type)
        .Concat(type.GetFields(Declared).Select(field => field.FieldType))
        .Concat(type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)).SelectMany(OfMethod))
        .SelectMany(Parts)
        .Distinct();

    private static IEnumerable<Type> Declaration(Type type) => [
        .. type.BaseType is { } parent ? [parent] : Type.EmptyTypes,
        .. type.GetInterfaces(),
        .. type.GetGenericArguments()
            .Where(argument => argument.IsGenericParameter)
            .SelectMany(argument => argument.GetGenericParameterConstraints()),
    ];

    private static IEnumerable<Type> OfMethod(MethodBase method) => [
        .. method is MethodInfo { ReturnType: var result } ? [result] : Type.EmptyTypes,
        .. method.GetParameters().Select(parameter => parameter.ParameterType),
        .. GenericArguments(method).SelectMany(argument => argument.GetGenericParameterConstraints()),
        .. method.GetMethodBody() is { } body ? OfBody(method, body) : [],
    ];

    private static IEnumerable<Type> OfBody(MethodBase method, MethodBody body) => [
        .. body.LocalVariables.Select(variable => variable.LocalType),
        .. body.ExceptionHandlingClauses
            .Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause)
            .Select(clause => clause.CatchType!),
        .. Tokens(body.GetILAsByteArray()!)
            .Select(token => method.Module.ResolveMember(token, method.DeclaringType!.GetGenericArguments(), GenericArguments(method))!)
            .SelectMany(OfMember),
    ];

    private static IEnumerable<Type> OfMember(MemberInfo member) => member switch
    {
        Type type => [type],
        MethodBase method => [method.DeclaringType!, .. GenericArguments(method)],
        _ => [member.DeclaringType!],
    };

    private static Type[] GenericArguments(MethodBase method) => method.IsGenericMethod ? method.GetGenericArguments() : [];

    // The members and types that the instructions name (ECMA-335, III.1.9).
    private static IEnumerable<int> Tokens(byte[] instructions)
    {
        var at = 0;
        while (at < instructions.Length)
        {
            var code = Codes[instructions[at] == 0xFE ? (short)(0xFE00 | instructions[at + 1]) : instructions[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                yield return BitConverter.ToInt32(instructions, at);
            }

            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(instructions, at)),
                _ => 4,
            };
        }
    }

    // List<Order>[] is an array, a List<> and an Order.
    private static IEnumerable<Type> Parts(Type type) => type switch
    {
        { HasElementType: true } => Parts(type.GetElementType()!),
        { IsGenericParameter: true } => [],
        { IsConstructedGenericType: true } => [type.GetGenericTypeDefinition(), .. type.GetGenericArguments().SelectMany(Parts)],
        _ => [type],
    };
}
