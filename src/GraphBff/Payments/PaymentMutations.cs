using GraphBff.Contracts.Payments.V1;
using GraphBff.Engine.Types;
using GraphBff.Engine.Types.Mutations;
using GraphBff.Inventory;
using GraphBff.Upstream.Calls;
using GraphBff.Upstream.Errors;

namespace GraphBff.Payments;

internal sealed class PaymentMutations(PaymentService.PaymentServiceClient payments) : TypeExtension<MutationType>
{
    private static readonly DomainErrorMap CaptureErrors = new DomainErrorMap()
        .On("PAYMENT_NOT_CAPTURABLE", _ => new PaymentNotCapturableError())
        .On("PAYMENT_NOT_FOUND", _ => new PaymentNotFoundError())
        .OnViolations(violations => new ValidationError(violations));

    private static readonly DomainErrorMap RefundErrors = new DomainErrorMap()
        .On("IDEMPOTENCY_KEY_REUSED", _ => new IdempotencyKeyReusedError())
        .On("PAYMENT_NOT_FOUND", _ => new PaymentNotFoundError())
        .On("PAYMENT_NOT_REFUNDABLE", _ => new PaymentNotRefundableError())
        .On("REFUND_EXCEEDS_PAYMENT", _ => new RefundExceedsPaymentError())
        .OnViolations(violations => new ValidationError(violations));

    protected override void Extend(MutationType type)
    {
        type.Mutation<CapturePaymentInputType, CapturePaymentPayloadType>("capturePayment")
            .Resolve((_, field) => CaptureAsync(field))
            .Description("Takes the money of an authorized payment.");

        type.Mutation<RefundPaymentInputType, RefundPaymentPayloadType>("refundPayment")
            .Resolve((_, field) => RefundAsync(field))
            .Description("Gives money of a captured payment back.");
    }

    private async ValueTask<object?> CaptureAsync(FieldContext field)
    {
        var request = field.Arguments.Read<CapturePaymentRequest>("input");
        var (response, errors) = await CaptureErrors.RunAsync(payments.CapturePaymentAsync(request, field.CallOptions()));
        return new MutationPayload<Payment>(response?.Payment, errors);
    }

    private async ValueTask<object?> RefundAsync(FieldContext field)
    {
        var request = field.Arguments.Read<RefundPaymentRequest>("input");
        var (response, errors) = await RefundErrors.RunAsync(payments.RefundPaymentAsync(request, field.CallOptions()));
        return new MutationPayload<Payment>(response?.Payment, errors);
    }
}
